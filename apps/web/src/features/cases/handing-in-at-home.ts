import type { CaseView } from '@tongban/contracts/cases'
import { useRef } from 'react'

import { type ApiError, call, type Sent } from '../../platform/client.ts'
import { localText } from '../../platform/language.ts'
import { useSending } from '../../platform/use.ts'
import { answersAsked } from '../catalogue/index.ts'
import { settlementsOf } from '../materials/index.ts'
import type { ToKeep } from '../outbox/index.ts'
import type { Applying, Asked } from './applying.ts'

/** The codes that came to telephones which had to be proved. */
type Proofs = Pick<Sent<'POST /api/cases'>['body'], 'codes'>

/** What is handed in, as any case is. */
type HandedIn = Sent<'POST /api/cases'>['body']
/** How it is handed in; the key makes what is sent again the same act. */
export type SendHandedIn<View> = (handed: HandedIn, key: string) => Promise<View>

/** One case of one item. */
export const sendCase: SendHandedIn<CaseView> = async (body, key) =>
  await call('POST /api/cases', { body }, key)

/** Hands in what was filled in at home, or writes down what is to be kept on this device. */
export function useHandingInAtHome<View>(
  { record, item: { declaration, version } }: Asked,
  { answers, settlings, asked }: Applying,
  send: SendHandedIn<View>,
): {
  handIn: (proofs: Proofs) => Promise<View | undefined>
  toKeep: (proofs: Proofs | undefined) => ToKeep
  pending: boolean
  error: ApiError | null
} {
  const create = useSending<View>()
  const tried = useRef<ToKeep['tried']>(undefined)
  const handedIn = (proofs: Proofs | undefined) => ({
    item: declaration.code,
    itemVersion: version,
    form: answersAsked(declaration.form, answers),
    materials: settlementsOf(asked, settlings),
    ...proofs,
  })
  return {
    pending: create.pending,
    error: create.error,
    handIn: async (proofs) => {
      const body = { subject: record.subject, ...handedIn(proofs) }
      return await create.send(JSON.stringify(body), async (key) => {
        tried.current = { key, sentFiles: {} }
        return await send(body, key)
      })
    },
    toKeep: (proofs) => ({
      owner: record.subject,
      whom: record.name,
      what: localText(declaration.names),
      of: { subject: record.subject },
      handIn: handedIn(proofs),
      after: null,
      tried: tried.current,
    }),
  }
}
