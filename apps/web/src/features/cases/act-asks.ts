import type { Added, CaseAction } from './case-action.ts'
import { words } from './office-words.ts'

/** How many days whoever is asked has, if nothing else is said. */
export const daysFor: Readonly<Partial<Record<CaseAction['asks'], number>>> = { signers: 2, until: 15 }

const reasoned = new Set(['reason', 'agency', 'colleague', 'readers', 'files', 'findings'])

/** What must be chosen before the act: the word that says so where nothing was. */
function unchosen({
  agencyId,
  to,
  procedure,
  finds,
  files,
  chosen,
}: Added): Partial<Record<CaseAction['asks'], string>> {
  const [someAgency, someColleague] = [agencyId !== '', to !== '']
  return {
    ...(someColleague ? {} : { colleague: words.colleagueMust }),
    ...(someAgency ? {} : { agency: words.agencyMust }),
    ...(procedure === '' ? { procedure: words.procedureMust } : {}),
    ...(finds === '' ? { findings: words.findingsMust } : {}),
    ...(files.length === 0 ? { files: words.replyMust } : {}),
    ...(chosen.length === 0 ? { signers: words.colleaguesMust, readers: words.colleaguesMust } : {}),
  }
}

/** What is still missing before the act can be sent, in words. */
export function faultOf({ asks }: CaseAction, added: Added): string | undefined {
  const missing = unchosen(added)[asks]
  if (missing !== undefined) return missing
  return reasoned.has(asks) && added.note.trim().length < 2 ? words.reasonMust : undefined
}
