import type { CaseView } from '@tongban/contracts/cases'

import { ApiError, call, isLost, uploadFile } from '../../platform/client.ts'
import type { Entry } from './entry.ts'
import { isLocalFile, localFilesOf, readFile, writeEntry } from './store.ts'

/** Where files lie on the server, by their local ids. */
type SentFiles = Entry['sentFiles']
type Handed = Entry['handIn']

/** A case that is there; `remark`: what comes after handing in was refused, and is to be done with the case itself. */
interface Delivered {
  readonly subject: string
  readonly number: string
  readonly remark?: string
}

/**
 * Sends one entry: identifies who came, unless his visit is open, sends its files, hands it in and does what comes after. Each act carries the key of the
 * entry, so that sending it again after a lost answer does nothing twice.
 * @param isServed whether he is at the counter at this moment: then he is not identified a second time
 * @throws ApiError where handing in was refused, or the line is down still
 */
export async function deliver(entry: Entry, isServed: boolean): Promise<Delivered> {
  const { of } = entry
  if (of.identification === undefined) return await handOver(entry, of.subject)
  if (isServed && of.subject !== undefined) {
    try {
      return await handOver(entry, of.subject)
    } catch (error) {
      if (!isParted(error)) throw error // else his visit has ended meanwhile, and he is identified as if nobody were there
    }
  }
  const visit = await call('POST /api/visits', { body: of.identification })
  const { subject, id } = visit
  try {
    return await handOver(entry, subject)
  } finally {
    await call('POST /api/visits/:subject/:id/end', { params: { subject, id } }).catch(() => undefined)
  }
}

function isParted(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'visits.none'
}

async function handOver(entry: Entry, subject: string): Promise<Delivered> {
  const sentFiles = await sendFiles(entry, subject)
  if (sentFiles !== entry.sentFiles) await writeEntry({ ...entry, sentFiles }) // the same body under the same key
  const body = { ...withSentFiles(entry.handIn, sentFiles), subject }
  const made = await call('POST /api/cases', { body }, entry.keys.handIn)
  try {
    await goOn(made, entry)
    return { subject, number: made.number }
  } catch (error) {
    if (!isRefused(error)) throw error
    return { subject, number: made.number, remark: error.message }
  }
}

async function goOn(made: CaseView, { after, keys }: Entry): Promise<void> {
  if (after?.step === 'accept') await acceptHere(made, keys.after)
  if (after?.step === 'tell') await tellHere(made, after.until, keys.after)
}

/** Whether the server has judged: not where nothing came back, it cannot at this moment, or one has to sign in again. */
export function isRefused(error: unknown): error is ApiError {
  return (
    error instanceof ApiError &&
    !isLost(error) &&
    error.status < 500 &&
    ![401, 408, 429].includes(error.status)
  )
}

/** Sends the files that lie on this device only, for whom they are about. @returns where each lies now */
export async function sendFiles(
  entry: Pick<Entry, 'handIn' | 'sentFiles'>,
  subject: string,
): Promise<SentFiles> {
  const left = localFilesOf(entry).filter((id) => entry.sentFiles[id] === undefined)
  if (left.length === 0) return entry.sentFiles
  const sent = new Map(Object.entries(entry.sentFiles))
  for (const id of left) sent.set(id, await sendFile(id, subject))
  return Object.fromEntries(sent)
}

async function sendFile(id: string, subject: string): Promise<string> {
  const file = await readFile(id)
  if (file === undefined) throw new ApiError(400, { code: 'client.file-gone', message: fileGone })
  return (await uploadFile(subject, file)).id
}

const fileGone = '这台设备上存的照片不在了，请重新拍。'

/** What is handed in, with the files as the server knows them. */
export function withSentFiles<H extends Handed>(handIn: H, sent: SentFiles): H {
  const there = (id: string): string => (isLocalFile(id) ? (sent[id] ?? id) : id)
  const { materials, agent, signature } = handIn
  return {
    ...handIn,
    materials: materials.map((settled) => ({
      ...settled,
      ...(settled.files === undefined ? {} : { files: settled.files.map(there) }),
      ...(settled.signed === undefined
        ? {}
        : { signed: { ...settled.signed, file: there(settled.signed.file) } }),
    })),
    ...(agent === undefined || agent === null
      ? {}
      : { agent: { ...agent, mandate: agent.mandate.map(there) } }),
    ...(signature !== undefined && 'file' in signature
      ? { signature: { ...signature, file: there(signature.file) } }
      : {}),
  }
}

/** Accepts what was handed in. Where the outlet only takes the item in, the case waits for its agency: that is an end, too. */
export async function acceptHere(made: CaseView, key: string): Promise<CaseView> {
  const { subject, id, version } = made
  const route = 'POST /api/cases/:subject/:id/acceptance'
  return await unlessNotGranted(made, call(route, { params: { subject, id }, body: { version } }, key))
}

/** The same for the notice of what is missing: its agency will give it. */
export async function tellHere(made: CaseView, until: string, key: string): Promise<CaseView> {
  const { subject, id, version } = made
  const route = 'POST /api/cases/:subject/:id/deficiencies'
  return await unlessNotGranted(made, call(route, { params: { subject, id }, body: { version, until } }, key))
}

async function unlessNotGranted(made: CaseView, act: Promise<CaseView>): Promise<CaseView> {
  try {
    return await act
  } catch (error) {
    if (error instanceof ApiError && error.code === 'cases.not-granted') return made
    throw error
  }
}
