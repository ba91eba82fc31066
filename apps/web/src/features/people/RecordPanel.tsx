import type { SubjectRecord } from '@tongban/contracts/people'

import { Badge, Notice, Panel, Table } from '../../design/index.ts'
import { dayText, moneyText, monthText } from '../../platform/format.ts'
import { words } from './words.ts'

/** What the register knows of the person or employer at the counter: enough to know whom one serves. */
export function RecordPanel({ record }: { record: SubjectRecord }) {
  const facts = Object.entries(record.facts).filter(([key]) => words.facts[key] !== undefined)
  return (
    <Panel title={`${record.name} ${words.record}`}>
      {record.status === 'applicant' && (
        <Notice>
          <p>{words.applicant}</p>
        </Notice>
      )}
      {record.merged.map(({ case: id, on }) => (
        <Notice key={id}>
          <p>{words.merged(dayText(on))}</p>
        </Notice>
      ))}
      <dl className="facts">
        {facts.map(([key, value]) => (
          <div key={key} className="facts-pair">
            <dt>{words.facts[key]}</dt>
            <dd>{factText(value)}</dd>
          </div>
        ))}
        {presentFirst(record.documents).map((document) => (
          <div key={document.id} className="facts-pair">
            <dt>{words.kinds[document.kind]}</dt>
            <dd>
              {document.number} <Verdict of={document.verdict} />
            </dd>
          </div>
        ))}
      </dl>
      {record.kind === 'person' && (
        <>
          <h3>{words.enrolments}</h3>
          <Enrolments of={record} />
          <h3>{words.contributions}</h3>
          <Contributions of={record} />
          {record.accounts.length > 0 && <AccountsOf accounts={record.accounts} />}
        </>
      )}
      {record.roster.length > 0 && (
        <>
          <h3>{words.roster}</h3>
          <p>{record.roster.map(({ name }) => name).join('、')}</p>
        </>
      )}
    </Panel>
  )
}

/** Where a pension is paid to, and from when. */
function AccountsOf({ accounts }: { accounts: SubjectRecord['accounts'] }) {
  return (
    <>
      <h3>{words.accounts}</h3>
      <ul className="plain">
        {accounts.map(({ bank, ending, holderName, from }) => (
          <li key={`${bank} ${ending}`}>
            {bank} {words.ending(ending)}（{holderName}）{' '}
            <span className="soft small">{words.paidFrom(dayText(from))}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Former numbers come after those that are in use. */
function presentFirst(documents: SubjectRecord['documents']): SubjectRecord['documents'] {
  const former = documents.filter(({ verdict }) => verdict === 'former')
  return [...documents.filter(({ verdict }) => verdict !== 'former'), ...former]
}

/** A number in order needs no sign; one that waits for a human does. */
function Verdict({ of }: { of: SubjectRecord['documents'][number]['verdict'] }) {
  if (of === 'valid') return null
  if (of === 'to-check') return <Badge tone="warn">{words.verdicts[of]}</Badge>
  return <span className="soft">（{words.verdicts[of]}）</span>
}

function Enrolments({ of }: { of: SubjectRecord }) {
  return (
    <Table
      title={words.enrolments}
      rows={of.enrolments}
      keyOf={({ id }) => id}
      empty={words.noEnrolments}
      columns={[
        { head: words.scheme, render: ({ scheme }) => words.schemes[scheme] ?? scheme },
        {
          head: words.agency,
          wrap: true,
          render: placeOf,
        },
        {
          head: words.since,
          render: ({ validFrom, validTo, suspendedFrom, baseFen, baseFrom }) => (
            <div>
              {`${dayText(validFrom)}${validTo === null ? words.onwards : words.till(dayText(validTo))}`}
              {suspendedFrom !== null && (
                <div className="soft small">{words.suspended(monthText(suspendedFrom))}</div>
              )}
              {baseFen !== null && baseFrom !== null && (
                <div className="soft small">
                  {words.declaredBase(moneyText(baseFen), monthText(baseFrom))}
                </div>
              )}
            </div>
          ),
        },
      ]}
    />
  )
}

/** At which agency, and by which employer. */
function placeOf({ agencyName, employerName }: { agencyName: string; employerName: string | null }) {
  return (
    <div>
      {agencyName}
      {employerName !== null && <div className="soft small">{employerName}</div>}
    </div>
  )
}

/** The months of each scheme first; the spans they add up from are folded away, because a life has many. */
function Contributions({ of }: { of: SubjectRecord }) {
  const totals = Object.entries(of.months)
    .toSorted(([one], [other]) => one.localeCompare(other)) // pensions first, as in every list of them
    .map(([scheme, count]) => words.months(words.schemes[scheme] ?? scheme, count))
  return (
    <>
      {totals.length > 0 && (
        <ul className="plain">
          {totals.map((total) => (
            <li key={total}>{total}</li>
          ))}
        </ul>
      )}
      <details className="folded" open={of.contributions.length <= 3}>
        <summary>{words.spans(of.contributions.length)}</summary>
        <Table
          title={words.contributions}
          rows={of.contributions}
          keyOf={({ id }) => id}
          empty={words.noContributions}
          columns={[
            { head: words.scheme, render: ({ scheme }) => words.schemes[scheme] ?? scheme },
            {
              head: words.span,
              render: ({ fromMonth, toMonth }) => words.fromTo(monthText(fromMonth), monthText(toMonth)),
            },
            {
              head: words.agency,
              wrap: true,
              render: placeOf,
            },
            { head: words.base, render: baseOf },
          ]}
        />
      </details>
    </>
  )
}

function baseOf({ kind, baseFen }: SubjectRecord['contributions'][number]) {
  if (kind === 'deemed') return <Badge>{words.deemed}</Badge>
  return baseFen === null ? <span className="soft">{words.baseUnknown}</span> : moneyText(baseFen)
}

function factText(value: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayText(value) : (words.values[value] ?? value)
}
