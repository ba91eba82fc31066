import { t } from '@lingui/core/macro'
import { employerHeader, forHeader, type Path, pathHeader } from '@tongban/contracts/access'
import type { AllRoutes } from '@tongban/contracts/all'
import type { Batch } from '@tongban/contracts/batches'
import type { FieldFault } from '@tongban/contracts/errors'
import { fileBytesAtMost } from '@tongban/contracts/file-size'
import type { ItemTable } from '@tongban/contracts/item-drafts'
import type { StagedFile } from '@tongban/contracts/materials'
import type { Reading, Request } from '@tongban/contracts/routes'

import { languageNow } from './language.ts'
import { noteLost, noteReached } from './line.ts'

/** A route as the contracts write it: `POST /api/visits`. */
export type RouteKey = keyof AllRoutes
type Asked<K extends RouteKey> = Request<AllRoutes[K]>
type Given<K extends RouteKey> = {
  [P in keyof Asked<K> as Asked<K>[P] extends undefined ? never : P]: Asked<K>[P]
}
/** What a route must be given: the parts (params, query, body) that its contract declares, no others. */
export type Sent<K extends RouteKey> = Given<K>
/** What a route answers. */
export type Read<K extends RouteKey> = Reading<AllRoutes[K]>

/** A refusal of the server, or a line that is down: a sentence, the fields it is about, and a number for support. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly fields: readonly FieldFault[]
  readonly request: string

  constructor(
    status: number,
    said: { code: string; message: string; fields?: readonly FieldFault[]; request?: string },
  ) {
    super(said.message)
    this.name = 'ApiError'
    this.status = status
    this.code = said.code
    this.fields = said.fields ?? []
    this.request = said.request ?? ''
  }
}

/** Browsers let 64 kB outlive a page; a character may be three of them. */
const outlivingAtMost = 20_000

let signedOut: () => void = () => {}

let mandateOver: () => void = () => {}

/** Says what to do when the server no longer lets somebody act for whom he acts. */
export function onMandateOver(act: () => void): void {
  mandateOver = act
}

let employer: string | undefined

/** Says for which employer one acts from now on; `undefined`: for none. */
export function actFor(chosen: string | undefined): void {
  employer = chosen
}

let person: string | undefined

/** Says for which other person one acts in the person hall from now on; `undefined`: for oneself. */
export function actForPerson(chosen: string | undefined): void {
  person = chosen
}

let served = false

/** Whether this page was served as somebody's before: then the login is over, and otherwise there was none yet. */
export function wasIn(): boolean {
  return served
}

/** Says what to do when the server no longer knows the session: the app shows the login page and keeps the place. */
export function onSignedOut(act: () => void): void {
  signedOut = act
}

type Hears = (route: RouteKey) => void
const hearers = new Set<Hears>()

/** Hears of every request that the server has answered without a refusal, as long as it is not taken back. @returns how to take it back */
export function hearAnswers(hears: Hears): () => void {
  hearers.add(hears)
  return () => void hearers.delete(hears)
}

function tellHearers(route: RouteKey): void {
  for (const hears of hearers) hears(route)
}

/** Calls a route of the contracts. @throws ApiError */
export async function call<K extends RouteKey>(
  route: K,
  sent?: Sent<K>,
  key?: string,
  /** It arrives though its page is left; only what is small may. */
  { outlivesPage = false }: { outlivesPage?: boolean } = {},
): Promise<Read<K>> {
  const [method = 'GET', path = ''] = route.split(' ')
  const parts: Loose = sent ?? {}
  const safe = method === 'GET'
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': languageNow(),
    ...pathSaid(),
  }
  if (!safe) headers['idempotency-key'] = key ?? crypto.randomUUID()
  if (parts.body !== undefined) headers['content-type'] = 'application/json'
  const body = parts.body === undefined ? undefined : JSON.stringify(parts.body)
  const reply = await reach(addressOf(path, parts), {
    method,
    headers,
    credentials: 'same-origin',
    ...bodyPart(body, outlivesPage),
  })
  const answer = await answerOf(reply)
  tellHearers(route)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server answers by the same contract
  return answer as Read<K>
}

/**
 * Stages one photograph or PDF for a subject; it is claimed when a case is handed in, or by an act on the case that is named.
 * @throws ApiError
 */
export async function uploadFile(subject: string, file: File, caseId?: string): Promise<StagedFile> {
  const path = addressOf('/api/materials/:subject/files', { params: { subject }, query: { case: caseId } })
  const staged = await sendFile(path, file, t`请把照片拍小一点再传。`)
  tellHearers('POST /api/materials/:subject/files')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server answers by the same contract
  return staged as StagedFile
}

/** Sends a list of many people for its dry run. @throws ApiError */
export async function uploadList(subject: string, item: string, file: File): Promise<Batch> {
  const path = addressOf('/api/batches/:subject', { params: { subject }, query: { item } })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server answers by the same contract
  return (await sendFile(path, file, t`请分成几份再传。`)) as Batch
}

/** Sends the table of an existing catalogue: to be tried, or to be taken in. @throws ApiError */
export async function uploadCatalogue(file: File, apply: 'yes' | 'no'): Promise<ItemTable> {
  const path = addressOf('/api/catalogue/table', { query: { apply } })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server answers by the same contract
  return (await sendFile(path, file, t`请分成几份再传。`)) as ItemTable
}

/** Where a table of an employer's lists is had: one to fill in, or the rows with faults of a list. */
export function listAddress(
  subject: string,
  what: { item: string } | { id: string },
  format: 'xlsx' | 'csv',
): string {
  const query = { format, path: pathHere() }
  return 'item' in what
    ? addressOf('/api/batches/:subject/template', {
        params: { subject },
        query: { ...query, item: what.item },
      })
    : addressOf('/api/batches/:subject/:id/rejects', { params: { subject, id: what.id }, query })
}

async function sendFile(path: string, file: File, remedy: string): Promise<unknown> {
  if (file.size > fileBytesAtMost) throw tooLarge(file.size, remedy)
  const form = new FormData()
  form.append('file', file)
  const init = { method: 'POST', body: form, headers: pathSaid(), credentials: 'same-origin' } as const
  return await answerOf(await reach(path, init))
}

/** What is sent, and whether it arrives though its page is left. */
function bodyPart(body: string | undefined, outlivesPage: boolean): RequestInit {
  if (body === undefined) return {}
  return { body, keepalive: outlivesPage && body.length < outlivingAtMost }
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024)

function tooLarge(bytes: number, remedy: string): ApiError {
  const [size, most] = [megabytes(bytes), megabytes(fileBytesAtMost)]
  return new ApiError(413, {
    code: 'general.too-large',
    message: t`这个文件有 ${size} MB，最大只收 ${most} MB。${remedy}`,
  })
}

/** Where a staged or claimed file is shown. */
export function fileAddress(subject: string, id: string, caseId?: string): string {
  const query = { case: caseId, path: pathHere() }
  return addressOf('/api/materials/:subject/files/:id', { params: { subject, id }, query })
}

/** Where the PDF of a paper is had. */
export function paperAddress(subject: string, id: string, caseId: string): string {
  const query = { case: caseId, path: pathHere() }
  return addressOf('/api/papers/:subject/:id/pdf', { params: { subject, id }, query })
}

/** Where a notice that reached nobody is had as a letter. */
export function letterAddress(subject: string, id: string): string {
  return addressOf('/api/unreached/:subject/:id/letter', {
    params: { subject, id },
    query: { path: 'office' },
  })
}

const pathOfHall: Readonly<Record<string, Path>> = {
  person: 'person',
  employer: 'employer',
  counter: 'counter',
  office: 'office',
  direction: 'oversight',
  administration: 'oversight',
}

/** By which path one comes: the hall one stands in says it. Who holds grants for several halls works in each as there. */
function pathHere(): Path | undefined {
  return pathOfHall[globalThis.location?.pathname.split('/')[1] ?? '']
}

function pathSaid(): Record<string, string> {
  const path = pathHere()
  return {
    ...(path === undefined ? {} : { [pathHeader]: path }),
    ...(path === 'person' && person !== undefined ? { [forHeader]: person } : {}),
    ...(path === 'employer' && employer !== undefined ? { [employerHeader]: employer } : {}),
  }
}

interface Loose {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

function addressOf(path: string, { params = {}, query = {} }: Loose): string {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const asked = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)]))
  return asked.length === 0 ? filled : `${filled}?${search}`
}

const lost = 'client.offline'

/** Whether nothing came back at all: then nobody knows whether it arrived, and the same key asks again. */
export function isLost(error: unknown): boolean {
  return error instanceof ApiError && error.code === lost
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    const reply = await fetch(address, init)
    noteReached()
    return reply
  } catch {
    noteLost()
    throw new ApiError(0, {
      code: lost,
      message: t`连不上服务器。您填的内容还在，请检查网络后再试一次。`,
    })
  }
}

async function answerOf(reply: Response): Promise<unknown> {
  const said: unknown = await reply.json().catch(() => undefined)
  if (reply.ok) {
    served = true
    return said
  }
  const error = isRefusal(said)
    ? new ApiError(reply.status, said)
    : new ApiError(reply.status, {
        code: 'client.unreadable',
        message: t`服务器现在答不上来，请稍等片刻再试。`,
      })
  if (error.code === 'general.no-mandate' || error.code === 'general.mandate-over') mandateOver()
  if (error.code === 'general.not-signed-in' || error.code === 'general.login-too-old') signedOut()
  throw error
}

function isRefusal(said: unknown): said is { code: string; message: string } {
  return typeof said === 'object' && said !== null && 'code' in said && 'message' in said
}
