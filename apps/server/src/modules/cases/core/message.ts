import type { Answers } from '@tongban/contracts/form'
import { saidMember } from '@tongban/contracts/roster-member'
import { z } from 'zod'

import { findEmployer, findLinesById } from '../../employers/index.ts'
import { findDocumentsOf } from '../../people/index.ts'
import type { CaseDeps } from '../deps.ts'
import { isRows } from '../personal.ts'
import { completeCommand, type CoreCommand } from './command.ts'

/**
 * What rests of a command to a department until it is sent: of the case what its declaration names, and whom it names only as the case does. No number of
 * anybody stands here that does not stand in the form.
 */
const draft = z.strictObject({
  draft: z.strictObject({
    command: z.string(),
    number: z.string(),
    turn: z.int(),
    kind: z.enum(['person', 'employer']),
    applicant: z.string(),
    answers: z.record(z.string(), z.unknown()),
    members: z
      .array(z.string())
      .describe('which of the answers name somebody of the roster; of a group `group.field`'),
  }),
})
export type Draft = z.output<typeof draft>['draft']

/** Somebody as he is known everywhere. */
interface Identified {
  readonly name: string
  readonly 'document-kind': string
  readonly 'document-number': string
}

const worker = { path: 'worker' } as const

/** A draft as it rests. */
export function draftText(of: Draft): string {
  return JSON.stringify({ draft: of })
}

/**
 * 送外部门的内容: what is sent, complete. The applicant and everybody of the roster whom the answers name are looked up when it is sent for the first time,
 * are named as everybody knows them (统一社会信用代码; name, kind and number of the document), and by no id of ours. It rests sealed and is the same
 * under its key for ever.
 * @returns undefined where somebody cannot be named: it must not be sent; `taken` where another has it in hand
 */
export async function messageOf(
  { database, secrets }: Pick<CaseDeps, 'database' | 'secrets'>,
  { subject_id: subject, id, body, attempts }: CoreCommand,
): Promise<{ readonly text: string } | 'unnamed' | 'taken'> {
  const text = secrets.open(body)
  const read = draft.safeParse(JSON.parse(text))
  if (!read.success) return { text }
  const { draft: of } = read.data
  const complete = await completed({ database, secrets }, subject, of)
  if (complete === undefined) return 'unnamed'
  const sealed = secrets.seal(complete)
  const kept = await database.transaction(worker, async (tx) => {
    const [rows] = await tx.load(completeCommand(subject, id, sealed, attempts))
    return rows.length
  })
  return kept === 0 ? 'taken' : { text: complete }
}

async function completed(
  deps: Pick<CaseDeps, 'database' | 'secrets'>,
  subject: string,
  { command, number, turn, kind, applicant, answers, members }: Draft,
): Promise<string | undefined> {
  const [[employer], people] = await Promise.all([
    deps.database.read(worker, findEmployer(subject)).then(([rows]) => rows),
    peopleOn(deps, subject, saidIn(answers, members)),
  ])
  const himself = kind === 'person' ? await documentsOf(deps, [subject]) : undefined
  const named =
    kind === 'employer'
      ? employer && { name: applicant, 'credit-code': employer.uscc }
      : himself?.get(subject) && { name: applicant, ...himself.get(subject) }
  const said = withPeople(answers, members, people)
  if (named === undefined || said === undefined) return undefined
  return JSON.stringify({ command, body: { number, turn, applicant: named, answers: said } })
}

/** Those of the roster whom the answers name, by how the answers do. */
async function peopleOn(
  deps: Pick<CaseDeps, 'database' | 'secrets'>,
  subject: string,
  said: readonly string[],
): Promise<ReadonlyMap<string, Identified>> {
  const read = said.map((value) => ({ value, ...saidMember(value) })).filter(({ id }) => id !== '')
  if (read.length === 0) return new Map()
  const ids = read.map(({ id }) => id)
  const [lines] = await deps.database.read(worker, findLinesById(subject, ids))
  const documents = await documentsOf(
    deps,
    lines.map(({ person_id }) => person_id),
  )
  return new Map(
    read.flatMap(({ value, id, text }): (readonly [string, Identified])[] => {
      const line = lines.find((one) => one.id === id)
      const document = documents.get(line?.person_id ?? '')
      // the line says who it is; whoever reads another name has signed for somebody else
      if (line === undefined || document === undefined || !text.startsWith(line.person_name)) return []
      return [[value, { name: line.person_name, ...document }]]
    }),
  )
}

/** The newest document of each. */
async function documentsOf(
  { database, secrets }: Pick<CaseDeps, 'database' | 'secrets'>,
  people: readonly string[],
): Promise<ReadonlyMap<string, Omit<Identified, 'name'>>> {
  const [rows] = await database.read(worker, findDocumentsOf(people))
  return new Map(
    rows
      .filter(({ verdict }) => verdict !== 'former')
      .map(({ subject_id, kind, number }) => [
        subject_id,
        { 'document-kind': kind, 'document-number': secrets.open(number) },
      ]),
  )
}

/** The answers at some places. */
function saidIn(answers: Answers, places: readonly string[]): string[] {
  return places.flatMap((place) => {
    const [first = '', inner] = place.split('.')
    const value = answers[first]
    const all = inner === undefined ? [value] : isRows(value) ? value.map((row) => row[inner]) : []
    return all.filter((one): one is string => typeof one === 'string' && one !== '')
  })
}

/** The answers with the people themselves at those places. @returns undefined where one of them is nobody */
function withPeople(
  answers: Answers,
  places: readonly string[],
  people: ReadonlyMap<string, Identified>,
): Answers | undefined {
  if (saidIn(answers, places).some((value) => !people.has(value))) return undefined
  const person = (value: unknown): unknown =>
    typeof value === 'string' ? (people.get(value) ?? value) : value
  return Object.fromEntries(
    Object.entries(answers).map(([key, value]) => {
      if (places.includes(key)) return [key, person(value)]
      const inner = places.flatMap((place) =>
        place.startsWith(`${key}.`) ? [place.slice(key.length + 1)] : [],
      )
      if (inner.length === 0 || !isRows(value)) return [key, value]
      return [
        key,
        value.map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([field, one]) => [field, inner.includes(field) ? person(one) : one]),
          ),
        ),
      ]
    }),
  )
}
