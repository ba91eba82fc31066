import type { CaseView } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'

import { Notice } from '../../design/index.ts'
import { localText } from '../../platform/language.ts'
import { words } from './words.ts'

/** 外部门事项: before it is handed in, to whom what is typed goes, for what, and exactly which answers. */
export function SentElsewhere({
  of,
}: {
  of: Pick<Declaration, 'names' | 'form' | 'department' | 'applicants'>
}) {
  const { department, names, form, applicants } = of
  if (department === undefined) return null
  return (
    <Notice>
      <p>
        {words.sentElsewhere(localText(names), localText(department.name), localText(department.purpose))}
      </p>
      <p>
        {words.sentAnswers(
          [
            words.sentNumber,
            applicants.includes('employer') ? words.sentEmployer : words.sentPerson,
            ...labelsSent(form, department.sends),
          ].join(words.listMark),
        )}
      </p>
    </Notice>
  )
}

/** Whose it is, and how they are reached. */
export function DepartmentOf({ of }: { of: Pick<CaseView, 'department'> }) {
  if (of.department === null) return null
  return <>{words.department(of.department.name, of.department.contact)}</>
}

function labelsSent(form: Declaration['form'], sends: readonly string[]): string[] {
  return form.flatMap(({ key, label, type, fields }) =>
    fields === undefined
      ? sends.includes(key)
        ? [labelOf({ label, type })]
        : []
      : fields.filter((inner) => sends.includes(`${key}.${inner.key}`)).map((inner) => labelOf(inner)),
  )
}

/** Of somebody of the roster, as whom he is named there. */
function labelOf({ label, type }: Pick<Declaration['form'][number], 'label' | 'type'>): string {
  return type === 'roster-member' ? words.sentMember(localText(label)) : localText(label)
}
