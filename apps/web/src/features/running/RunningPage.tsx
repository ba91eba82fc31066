import type { JobRun } from '@tongban/contracts/running'

import { Badge, Loaded, Panel, Table } from '../../design/index.ts'
import { instantText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { DeadDeliveries } from './DeadDeliveries.tsx'
import { words } from './words.ts'

const freshMs = 10_000
const silentMs = 60_000

/** 运行情况: the jobs of every process, and what could not be handed on. */
export function RunningPage() {
  const jobs = useRead('GET /api/running/jobs', undefined, { every: freshMs })
  return (
    <>
      <Panel title={words.jobs}>
        <div className="stack">
          <p className="soft">{words.jobsHelp}</p>
          <Loaded of={jobs}>
            {({ rows, waiting, dead }) => (
              <>
                <p>{words.backlog(waiting, dead)}</p>
                <JobTable rows={rows} asked={jobs.dataUpdatedAt} />
              </>
            )}
          </Loaded>
        </div>
      </Panel>
      <DeadDeliveries />
    </>
  )
}

function JobTable({ rows, asked }: { rows: readonly JobRun[]; asked: number }) {
  const processes = [...new Set(rows.map(({ process }) => process))]
  return (
    <Table
      title={words.jobs}
      rows={rows}
      keyOf={({ process, name }) => `${process} ${name}`}
      empty={words.noJobs}
      columns={[
        { head: words.job, render: ({ name }) => words.names[name] ?? name, wrap: true },
        { head: words.every, render: ({ every }) => everyText(every) },
        {
          head: words.last,
          render: ({ startedAt }) => (startedAt === null ? words.never : instantText(startedAt)),
        },
        {
          head: words.took,
          number: true,
          render: ({ tookMs }) => (tookMs === null ? null : words.ms(tookMs)),
        },
        { head: words.failures, number: true, render: ({ failures, runs }) => words.times(failures, runs) },
        { head: words.fault, render: (run) => <Fault of={run} />, wrap: true },
        {
          head: words.process,
          render: ({ process, toldAt }) => (
            <>
              {processes.indexOf(process) + 1}{' '}
              {asked - Date.parse(toldAt) > silentMs ? (
                <Badge tone="danger">{words.silent}</Badge>
              ) : (
                <Badge tone="done">{words.alive}</Badge>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

function everyText(every: string): string {
  return /^\d+$/.test(every) ? words.rests(String(Number(every) / 1000)) : words.everyMinute
}

function Fault({ of: { fault, failedAt } }: { of: JobRun }) {
  if (fault === null || failedAt === null) return <span className="soft">{words.fine}</span>
  return words.faultAt(fault, instantText(failedAt))
}
