import { identityKinds, type IdentityKind } from '@tongban/policy'

import { newId } from '../../platform/context.ts'
import type { Rows, Statement } from '../../platform/database.ts'
import { pinyinOf } from '../../platform/pinyin.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { type Announcement, answered, type CaseFacts, type Effect } from '../catalogue/index.ts'
import { noteMention } from '../shields/index.ts'
import { contactChanged, particularsChanged } from './events.ts'
import { ownLivingEffect } from './own-living.ts'
import { addDocument, findByNumberOrBehind, isStranger, type Recording, sealed } from './register.ts'
import {
  changeContact,
  changeParticulars,
  findContact,
  type OfNumber,
  supersedeContact,
  supersedeParticulars,
  type TelephoneFrom,
  undoContact,
  undoDocuments,
  undoParticulars,
} from './store.ts'

/** What decided cases write to a person's record. */
export function peopleEffects(secrets: Secrets): readonly Effect[] {
  return [changeContactEffect(secrets), changeKeyEffect(secrets), ownLivingEffect]
}

/** 非关键信息: telephone, address and e-mail; what is left out stays. A telephone that is on record already stays from whom it was when an agent repeats it. */
function changeContactEffect(secrets: Secrets): Effect {
  return {
    name: 'people.change-contact',
    of: ['person'],
    inputs: {
      telephone: { required: false, types: ['telephone'], proved: true },
      address: { required: false, types: ['address', 'text'] },
      email: { required: false, types: ['text'] },
    },
    load: ({ subjectId, byAgent }) => (byAgent ? readBefore(subjectId) : []),
    apply: ({ subjectId, caseId, byAgent, context }, { telephone, address, email }, rows) => [
      supersedeContact(subjectId, caseId),
      changeContact(
        subjectId,
        newId(),
        context.today,
        context.now,
        caseId,
        sealed(secrets, textOf(telephone)),
        sealed(secrets, textOf(address)),
        sealed(secrets, textOf(email)),
        byAgent ? wordOf(secrets, textOf(telephone), answered(readBefore(subjectId), rows)) : 'person',
      ),
    ],
    announces: (facts, { telephone }) => (textOf(telephone) === undefined ? undefined : changed(facts)),
    announcesReverse: changed,
    reverse: ({ subjectId, caseId }, cause) => [
      undoContact[0](subjectId, cause, caseId),
      undoContact[1](subjectId, cause),
    ],
  }
}

function readBefore(subjectId: string) {
  return [findContact(subjectId)] as const
}

/** Whose word a telephone is that an agent gave: a number that stood there before stays what it was. */
function wordOf(
  secrets: Secrets,
  telephone: string | undefined,
  [[before]]: Rows<ReturnType<typeof readBefore>>,
): TelephoneFrom {
  if (before === undefined || before.telephone === null) return 'agent'
  return secrets.open(before.telephone) === telephone ? before.telephone_from : 'agent'
}

/** Who listens compares the telephones: none may have been among what was changed. */
function changed({ subjectId, caseId, agencyId }: CaseFacts): Announcement {
  return { kind: contactChanged, payload: { subjectId, caseId, agencyId } }
}

/** 关键信息: name, birth date, sex, or a new identity document; the numbers used before stay findable. */
function changeKeyEffect(secrets: Secrets): Effect {
  return {
    name: 'people.change-key',
    needsTwo: true,
    of: ['person'],
    inputs: {
      name: { required: false, types: ['text'] },
      'birth-date': { required: false, types: ['date'] },
      sex: { required: false, types: ['choice'], values: ['male', 'female'] },
      'document-kind': { required: false, types: ['choice'], values: identityKinds },
      'document-number': { required: false, types: ['identity-number'] },
    },
    load: (facts, input) => behindOf(secrets, facts, input),
    apply: (facts, input, rows) => {
      const { subjectId, caseId, context } = facts
      const name = textOf(input['name'])
      return [
        supersedeParticulars(subjectId, caseId),
        changeParticulars(
          subjectId,
          newId(),
          context.today,
          context.now,
          caseId,
          name ?? null,
          name === undefined ? null : pinyinOf(name, 'person'),
          textOf(input['sex']) ?? null,
          textOf(input['birth-date']) ?? null,
          null,
          null,
        ),
        ...newDocument(
          secrets,
          facts,
          input,
          answered(behindOf(secrets, facts, input), rows)[0]?.[0]?.hidden_behind,
        ),
      ]
    },
    announces: ({ subjectId }) => ({ kind: particularsChanged, payload: { subjectId } }),
    announcesReverse: ({ subjectId }) => ({ kind: particularsChanged, payload: { subjectId } }),
    reverse: ({ subjectId, caseId }, cause) => [
      undoParticulars[0](subjectId, cause, caseId),
      undoParticulars[1](subjectId, cause),
      undoDocuments[0](subjectId, cause),
      undoDocuments[1](subjectId, cause, caseId),
    ],
  }
}

/** Behind which hidden person a new number stands. */
function behindOf(
  secrets: Secrets,
  { context }: CaseFacts,
  input: Readonly<Record<string, unknown>>,
): readonly Statement<OfNumber>[] {
  const { kind, number } = numberIn(input) ?? {}
  return kind === undefined || number === undefined
    ? []
    : [findByNumberOrBehind(secrets, kind, number, isStranger(context))]
}

/** The number of somebody hidden is written like one that is nobody's so far, under a key of its own, and her officers are told. */
function newDocument(
  secrets: Secrets,
  { subjectId, caseId, agencyId, context }: CaseFacts,
  input: Readonly<Record<string, unknown>>,
  behind: string | null | undefined,
) {
  const document = numberIn(input)
  if (document === undefined) return []
  const hiddenBehind = behind ?? undefined
  const recording: Recording = {
    now: context.now,
    today: context.today,
    cause: caseId,
    agencyId,
    hiddenBehind,
  }
  const mention = { caseOf: subjectId, caseId, row: 0 }
  return [
    ...addDocument(secrets, subjectId, document, recording),
    ...(hiddenBehind === undefined ? [] : [noteMention(context, { ...mention, subjectId: hiddenBehind })]),
  ]
}

function numberIn(
  input: Readonly<Record<string, unknown>>,
): { readonly kind: IdentityKind; readonly number: string } | undefined {
  const [kind, number] = [textOf(input['document-kind']), textOf(input['document-number'])]
  return number === undefined || !isKind(kind) ? undefined : { kind, number }
}

function isKind(kind: string | undefined): kind is IdentityKind {
  return identityKinds.some((known) => known === kind)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
