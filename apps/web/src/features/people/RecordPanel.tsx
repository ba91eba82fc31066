import type { SubjectRecord } from '@tongban/contracts/people'

import { Badge, Notice, Panel } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
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
      <dl className="facts">
        {facts.map(([key, value]) => (
          <div key={key} className="facts-pair">
            <dt>{words.facts[key]}</dt>
            <dd>{factText(value)}</dd>
          </div>
        ))}
        {record.documents.map((document) => (
          <div key={document.id} className="facts-pair">
            <dt>{words.kinds[document.kind]}</dt>
            <dd className="row">
              {document.number}
              <Badge tone={document.verdict === 'to-check' ? 'warn' : 'plain'}>
                {words.verdicts[document.verdict]}
              </Badge>
            </dd>
          </div>
        ))}
      </dl>
      <h3>{words.enrolments}</h3>
      {record.enrolments.length === 0 && <p className="soft">{words.noEnrolments}</p>}
      <ul className="plain">
        {record.enrolments.map((one) => (
          <li key={one.id}>
            <strong>{words.schemes[one.scheme] ?? one.scheme}</strong> {one.agencyName}
            <div className="soft small">
              {one.employerName} {dayText(one.validFrom)} 起
              {one.validTo !== null && ` 到 ${dayText(one.validTo)}`}
            </div>
          </li>
        ))}
      </ul>
      {record.roster.length > 0 && (
        <>
          <h3>{words.roster}</h3>
          <p>{record.roster.map(({ name }) => name).join('、')}</p>
        </>
      )}
    </Panel>
  )
}

function factText(value: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayText(value) : (words.values[value] ?? value)
}
