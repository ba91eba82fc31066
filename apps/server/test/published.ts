import { z } from 'zod'

/** Sends a body as one of the two, and reads what is answered. */
export type Sends = (path: string, body: object) => Promise<unknown>

/** What a draft begins with. */
export interface Begun {
  readonly from: 'nothing' | 'published' | 'listed'
  readonly code: string
  readonly name?: string
}

/** A draft as far as publishing it needs to know. */
const standing = z.object({
  id: z.string(),
  revision: z.int(),
  inForce: z.int().nullable(),
  version: z.int().nullable(),
  changes: z.array(z.unknown()),
})
export type Standing = z.output<typeof standing>

/** Puts a declaration in force by two, over any way of sending; the same that is in force stays as it is. */
export async function publishOver(
  write: Sends,
  publish: Sends,
  begun: Begun,
  content: object,
): Promise<Standing> {
  const first = standing.parse(await write('/api/catalogue/drafts', begun))
  const url = `/api/catalogue/drafts/${first.id}`
  const written = standing.parse(await write(url, { revision: first.revision, content }))
  const { revision } = written
  if (written.inForce !== null && written.changes.length === 0)
    return standing.parse(await write(`${url}/withdrawal`, { revision }))
  const asked = standing.parse(await write(`${url}/asking`, { revision }))
  const seen = { revision: asked.revision, inForce: asked.inForce }
  return standing.parse(await publish(`${url}/publication`, seen))
}
