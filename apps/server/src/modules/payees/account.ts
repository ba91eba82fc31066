import { isMobile } from '@tongban/contracts/telephone'
import { type Day, dayOf, windowAt } from '@tongban/policy'

import { newId } from '../../platform/context.ts'
import type { Statement } from '../../platform/database.ts'
import { minutesFrom } from '../../platform/instants.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Windows } from '../calendar/index.ts'
import { answered, type CaseFacts, type Check, type Effect } from '../catalogue/index.ts'
import { tell, type Told } from '../messages/index.ts'
import { findFormerContact, findParticulars, isSameName, readContact } from '../people/index.ts'
import { insertAccount, supersedeAccount, undoAccount } from './store.ts'

/** The kind of business whose windows say until when a change is in for the next payment run (D-41). */
const paymentWindows = 'pension-payment'

const halfAYearMinutes = 183 * 24 * 60

interface AccountDeps {
  readonly secrets: Secrets
  readonly windows: Pick<Windows, 'of'>
}

/**
 * 变更养老金发放账户: the account must be the person's own; two people look at it (D-40). It holds from the first day of the month that the window
 * of the payment run says for the day on which it was handed in; without published windows from the day of the decision. He is told on his telephone,
 * and on the one before it where that was changed within half a year: whoever takes a telephone takes the account next.
 */
export function accountEffect({ secrets, windows }: AccountDeps): Effect {
  return {
    name: 'payees.change-account',
    needsTwo: true,
    of: ['person'],
    inputs: {
      bank: { required: true, types: ['text', 'choice'] },
      number: { required: true, types: ['bank-account'] },
      holder: { required: true, types: ['text'] },
    },
    load: readPerson,
    apply: (facts, { bank, number, holder }, rows) => {
      const { subjectId, caseId, agencyId, context } = facts
      const [[person], [contact], [former]] = answered(readPerson(facts), rows)
      if (person === undefined || !isSameName(person.name, textOf(holder))) throw notHis()
      const from = startOf(windows, facts)
      return [
        supersedeAccount(subjectId, caseId),
        insertAccount(
          subjectId,
          newId(),
          textOf(bank),
          secrets.seal(textOf(number)),
          person.name,
          from,
          context.now,
          caseId,
        ),
        ...toldBefore(secrets, { subjectId, agencyId, context, from, contact, former }),
      ]
    },
    reverse: ({ subjectId, caseId }, cause) => [...undoAccount(subjectId, cause, caseId)],
  }
}

/** Who he is, and how he is and was reached. */
function readPerson({ subjectId, context }: Pick<CaseFacts, 'subjectId' | 'context'>) {
  return [
    findParticulars(subjectId),
    readContact(subjectId),
    findFormerContact(subjectId, minutesFrom(context.now, -halfAYearMinutes)),
  ] as const
}

/** 户名一致: only the person's own account is taken. */
export const holderAgrees: Check<{ readonly name: string }> = {
  name: 'payees.holder-agrees',
  load: (subjectId) => findParticulars(subjectId),
  judge: ([person], form) =>
    person !== undefined && isSameName(person.name, textOf(form['holder']))
      ? { answer: 'yes', reason: reasons.same }
      : { answer: 'no', reason: reasons.other },
}

/**
 * From when it is paid to it: the first of the month that the window of the day on which it was handed in says, as he was shown it (D-41); the
 * freeze days after that window are there to decide in. Months that are over when it is decided stay as they were paid.
 */
function startOf(
  windows: Pick<Windows, 'of'>,
  { agencyId, handedInOn, context: { law, today } }: CaseFacts,
): Day {
  const { window } = windowAt(law, windows.of(agencyId, paymentWindows), handedInOn)
  if (window === null) return today
  const [shown, thisMonth] = [dayOf(`${window.effect}-01`), dayOf(`${today.slice(0, 7)}-01`)]
  return shown < thisMonth ? thisMonth : shown
}

interface Telling extends Pick<CaseFacts, 'subjectId' | 'agencyId' | 'context'> {
  readonly from: Day
  readonly contact: { readonly telephone: Buffer | null } | undefined
  readonly former: { readonly telephone: Buffer | null } | undefined
}

function toldBefore(
  secrets: Secrets,
  { subjectId, agencyId, context, from, contact, former }: Telling,
): Statement[] {
  const about = { subjectId, caseId: null, seq: 0, agencyId }
  const facts = { on: context.today, until: from }
  const told = former?.telephone ?? null
  const isAnother =
    told !== null &&
    isMobile(secrets.open(told)) &&
    (contact?.telephone === null ||
      contact === undefined ||
      secrets.open(contact.telephone) !== secrets.open(told))
  const changed: Told = { kind: 'account-changed', facts }
  const again: Told[] = isAnother ? [{ ...changed, facts: { ...facts, to: told.toString('base64') } }] : []
  return tell(context, about, [changed, ...again])
}

const reasons = {
  same: {
    'zh-CN': '户名和本人姓名一致',
    'zh-HK': '户名和本人姓名一致',
    en: 'The account is in the person’s own name',
  },
  other: {
    'zh-CN': '户名和本人姓名不一致，只能发到本人的账户',
    'zh-HK': '户名和本人姓名不一致，只能發到本人的賬户',
    en: 'The account is in another name; a pension is paid to the person’s own account only',
  },
}

function notHis(): Refusal {
  const message = '户名要和本人姓名一致：养老金只发到本人的账户。'
  return new Refusal('cases.effect', [{ field: 'form.holder', code: 'cases.effect', message }])
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
