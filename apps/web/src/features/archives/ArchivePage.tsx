import { archiveClasses, termName } from '@tongban/contracts/archive-classes'
import type { ArchiveDetail, ArchivePart } from '@tongban/contracts/archives'
import { useState } from 'react'
import { Link } from 'wouter'

import { Badge, Button, Code, Facts, Fault, Loaded, Notice, Panel, Table } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { may, useMe } from '../session/index.ts'
import { Holds } from './Holds.tsx'
import { Loans } from './Loans.tsx'
import { Term } from './Term.tsx'
import { keptUntil, partText } from './texts.ts'
import { words } from './words.ts'

/** One package: what it is made of, whether that is as it was packed, who has it, and what keeps it from being destroyed. */
export function ArchivePage({ subject, case: id }: { subject: string; case: string }) {
  const me = useMe()
  const found = useRead('GET /api/archives/:subject/:case', { params: { subject, case: id } })
  return (
    <div className="stack">
      <p>
        <Link href="/administration/archives">{words.back}</Link>
      </p>
      <Loaded of={found}>
        {(archive) => {
          const mayKeep = may(me, 'archives.keep') && archive.destroyedOn === null
          return (
            <>
              <Whole of={archive} />
              {mayKeep && <Acts of={archive} />}
              <Panel title={words.parts}>
                <p className="soft">{words.partsHelp}</p>
                <Parts of={archive} />
              </Panel>
              {archive.versions.length > 1 && <Versions of={archive} />}
              <Term of={archive} mayKeep={mayKeep} />
              <Loans of={archive} mayKeep={mayKeep} today={me.today} />
              <Holds of={archive} mayKeep={mayKeep} />
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

function Whole({ of: archive }: { of: ArchiveDetail }) {
  const { checkedOn, faults } = archive
  const checked =
    checkedOn === null
      ? words.neverChecked
      : faults === 0
        ? words.checkedFine(dayText(checkedOn))
        : words.checkedFaulty(dayText(checkedOn), faults)
  return (
    <Panel title={archive.number}>
      <div className="stack">
        {archive.destroyedOn !== null && (
          <Notice tone="info">
            <p>{words.destroyed}</p>
          </Notice>
        )}
        {archive.openMatters > 0 && (
          <Notice tone="info">
            <p>{words.openMatters(archive.openMatters)}</p>
          </Notice>
        )}
        <Facts
          rows={[
            [words.subject, archive.subjectName],
            [words.item, archive.itemName],
            [words.caseNumber, archive.caseNumber],
            [words.agency, archive.agencyName],
            [words.class, archiveClasses[archive.class].name['zh-CN']],
            [words.term, termName(archive.term)],
            [words.closedOn, dayText(archive.closedOn)],
            [words.dueOn, keptUntil(archive)],
            [words.version, words.versionOf(archive.version, dayText(archive.packedOn))],
            [words.checkedOn, checked],
            [words.listHash, archive.listHash],
          ]}
        />
      </div>
    </Panel>
  )
}

function Acts({ of: { subject, case: id } }: { of: ArchiveDetail }) {
  const { act, pending, error } = useAct('POST /api/archives/:subject/:case/check')
  const [said, say] = useState<number>()
  const check = async (): Promise<void> => {
    const answer = await act({ params: { subject, case: id }, body: {} })
    if (answer !== undefined) say(answer.faults)
  }
  return (
    <div className="stack">
      {error !== null && <Fault error={error} />}
      {pending && <p aria-live="polite">{words.checking}</p>}
      {said !== undefined && !pending && (
        <Notice tone={said === 0 ? 'done' : 'danger'} alert>
          <p>{words.checked(said)}</p>
        </Notice>
      )}
      <div className="row">
        <Button pending={pending} onPress={() => void check()}>
          {words.check}
        </Button>
        <a className="button" href={`/api/archives/${subject}/${id}/export?path=oversight`} download>
          {words.export}
        </a>
      </div>
      <p className="soft">{words.exportHelp}</p>
    </div>
  )
}

function Parts({ of: { parts, checkedOn, destroyedOn, itemName } }: { of: ArchiveDetail }) {
  return (
    <Table
      title={words.parts}
      rows={parts.map((part, at) => ({ ...part, key: `${part.kind}-${at}` }))}
      keyOf={({ key }) => key}
      empty={words.none}
      columns={[
        { head: words.part, render: ({ kind }) => words.kinds[kind] },
        { head: words.name, render: (part) => partText(part, itemName), wrap: true },
        { head: words.hash, render: ({ hash }) => <Code text={hash} />, wrap: true },
        {
          head: words.standing,
          render: (part) =>
            destroyedOn !== null && part.kind !== 'log' ? (
              <span className="soft">{words.gone}</span>
            ) : (
              <PartStanding of={part} isChecked={checkedOn !== null} />
            ),
        },
      ]}
    />
  )
}

function PartStanding({ of: { fault }, isChecked }: { of: ArchivePart; isChecked: boolean }) {
  if (fault !== null) return <Badge tone="danger">{words[fault]}</Badge>
  return <span className="soft">{isChecked ? words.fine : words.notChecked}</span>
}

function Versions({ of: { versions } }: { of: ArchiveDetail }) {
  return (
    <Panel title={words.versions}>
      <p className="soft">{words.versionsHelp}</p>
      <Table
        title={words.versions}
        rows={versions}
        keyOf={({ version }) => String(version)}
        empty={words.none}
        columns={[
          {
            head: words.version,
            render: ({ version, packedOn }) => words.versionOf(version, dayText(packedOn)),
          },
          {
            head: words.listHash,
            render: ({ listHash }) => <Code text={listHash} />,
            wrap: true,
          },
        ]}
      />
    </Panel>
  )
}
