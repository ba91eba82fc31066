import type { CaseDetail, CaseView } from '@tongban/contracts/cases'

import { Badge, Notice, Panel, Timeline } from '../../design/index.ts'
import { fileAddress } from '../../platform/client.ts'
import { caseNumberText, dayText, instantText } from '../../platform/format.ts'
import { may, useMe } from '../session/index.ts'
import { AlikeOf } from './ChecksOf.tsx'
import { LawOf } from './LawOf.tsx'
import { isLate, Standing } from './Standing.tsx'
import { eventText, words } from './words.ts'

/** Where a case is, who holds it and until when; what is owed and by whom. */
export function CaseHead({
  of,
  today,
}: {
  /** With the team that has it, where the whole case was read. */
  of: CaseView & Partial<Pick<CaseDetail, 'team' | 'distrustUntil' | 'alike'>>
  /** Where staff read it: what is late is marked. */
  today?: string
}) {
  return (
    <Panel title={words.where}>
      <p className="row">
        <span className="case-number">{caseNumberText(of.number)}</span>
        <Standing of={of} />
        {today !== undefined && isLate(of, today) && <Badge tone="danger">{words.late}</Badge>}
      </p>
      <p>{of.reading}</p>
      <dl className="facts">
        <dt>{words.agency}</dt>
        <dd>{of.agencyName}</dd>
        <DecidedBy of={of} />
        <TeamOf team={of.team ?? null} />
        {of.outletName !== null && (
          <>
            <dt>{words.outlet}</dt>
            <dd>
              {of.outletName}
              {of.awayFromHome && <span className="soft">（{words.away}）</span>}
            </dd>
          </>
        )}
        <dt>{words.submitted}</dt>
        <dd>{dayText(of.submittedOn)}</dd>
        {of.actedBy !== null && (
          <>
            <dt>{words.actedBy}</dt>
            <dd>
              {of.actedBy.name}（{words.relations[of.actedBy.kind]}）
            </dd>
          </>
        )}
        {of.dueOn !== null && (
          <>
            <dt>{words.due}</dt>
            <dd>
              {dayText(of.dueOn)}
              {of.dueSaid !== null && `（${of.dueSaid}）`}
            </dd>
          </>
        )}
      </dl>
      <Distrusted until={of.distrustUntil} />
      <AlikeOf alike={of.alike} />
      {of.provisional && <p className="soft small">{words.provisional}</p>}
      {of.hold !== null && of.hold.missing.length > 0 && <Missing of={of.hold} />}
    </Panel>
  )
}

/** 失信标记: what a false commitment has brought its applicant. */
function Distrusted({ until }: { until: string | null | undefined }) {
  if (until === null || until === undefined) return null
  return (
    <Notice tone="warn">
      <p>{words.distrusted(dayText(until))}</p>
    </Notice>
  )
}

/** 外部门事项: who decides it, and how they are reached. */
function DecidedBy({ of: { department } }: { of: Pick<CaseView, 'department'> }) {
  if (department === null) return null
  return (
    <>
      <dt>{words.departmentTitle}</dt>
      <dd>
        {department.name}
        <br />
        {department.contact}
      </dd>
    </>
  )
}

/** 组: whom to call about it; nobody's name. */
function TeamOf({ team }: Pick<CaseDetail, 'team'>) {
  if (team === null) return null
  return (
    <>
      <dt>{words.team}</dt>
      <dd>{words.teamCalled(team.name, team.telephone)}</dd>
    </>
  )
}

function Missing({ of }: { of: NonNullable<CaseView['hold']> }) {
  return (
    <Notice tone="warn">
      <p>
        <strong>{words.missing(of.missing.length)}</strong>
        {of.until !== null && `，${words.heldUntil(of.until)}`}
      </p>
      <ol>
        {of.missing.map(({ key, name, why }) => (
          <li key={key}>
            {name}：{why}
          </li>
        ))}
      </ol>
    </Notice>
  )
}

/** What was said, the pages of a reply, and the law of a decision. */
function Noted({
  event: { note, files, law, day },
  of,
  lawLinked,
}: {
  event: CaseDetail['events'][number]
  of: CaseDetail
  lawLinked: boolean
}) {
  return (
    <>
      <Said note={note} files={files} of={of} />
      {law !== null && (
        <div>
          <LawOf law={law} day={day} linked={lawLinked} />
        </div>
      )}
    </>
  )
}

function Said({ note, files, of }: { note: string | null; files: readonly string[]; of: CaseDetail }) {
  return (
    <>
      {note}
      {files.map((file, at) => (
        <span key={file}>
          {' '}
          <a href={fileAddress(of.subject, file, of.id)} target="_blank" rel="noreferrer">
            {words.replyPage(at + 1)}
          </a>
        </span>
      ))}
    </>
  )
}

/** What happened to a case, as staff read it: who may read figures finds those by which it was decided. */
export function StaffCaseHistory({ of }: { of: CaseDetail }) {
  return <CaseHistory of={of} lawLinked={may(useMe(), 'parameters.read')} />
}

/** What happened to a case, the oldest first. */
export function CaseHistory({ of, lawLinked = false }: { of: CaseDetail; lawLinked?: boolean }) {
  return (
    <Panel title={words.history}>
      <Timeline
        label={words.history}
        happenings={of.events.flatMap((event) => {
          const who = [event.outletName ?? event.agencyName, event.actorName].filter(Boolean).join(' · ')
          const when = instantText(event.at)
          const note = <Noted event={event} of={of} lawLinked={lawLinked} />
          const isNoted = (event.note ?? '') !== '' || event.files.length > 0 || event.law !== null
          const happened = {
            key: String(event.seq),
            when,
            what: eventText(event),
            who,
            ...(isNoted ? { note } : {}),
          }
          const completed = { key: `${event.seq}-completed`, when, what: words.completedThen, who: '' }
          return event.completes ? [happened, completed] : [happened]
        })}
      />
    </Panel>
  )
}
