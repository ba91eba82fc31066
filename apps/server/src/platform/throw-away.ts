import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { z } from 'zod'

import type { Config } from './config.ts'
import { filesFolder } from './server-database.ts'
import type { Reset } from './training-routes.ts'

/** The mark of a folder that a training may throw away; it keeps by whom that was done, since it outlives the database. */
const markFile = z.strictObject({
  resets: z.array(z.strictObject({ id: z.uuid(), at: z.coerce.date(), by: z.string() })),
})

type Place = Pick<Config, 'dataFolder'>

function markOf({ dataFolder }: Place): string {
  return join(dataFolder, 'throw-away.json')
}

/** Says of the folder of a training that its files may be thrown away. @throws Error when files lie there that no training has made */
export async function markThrowAway(place: Place): Promise<void> {
  if (existsSync(markOf(place))) return
  const files = filesFolder(place)
  if (existsSync(files) && (await readdir(files)).length > 0)
    throw new Error(`${files} holds files that no training has made; give the training a folder of its own.`)
  await mkdir(place.dataFolder, { recursive: true })
  await write(place, [])
}

/** Everybody who has reset the training, the first first. @throws Error when the folder has no mark */
export async function resetsOf(place: Place): Promise<readonly Reset[]> {
  requireMark(place)
  return markFile.parse(JSON.parse(await readFile(markOf(place), 'utf8'))).resets
}

/** Written before anything is thrown away, so that it is known even if nothing comes back. @throws Error when the folder has no mark */
export async function keepReset(place: Place, reset: Reset): Promise<void> {
  await write(place, [...(await resetsOf(place)), reset])
}

/** @throws Error when the folder has no mark: nothing else is thrown away */
export async function throwFilesAway(place: Place): Promise<void> {
  requireMark(place)
  await rm(filesFolder(place), { recursive: true, force: true })
}

function requireMark(place: Place): void {
  if (!existsSync(markOf(place)))
    throw new Error(`${place.dataFolder} was not made by a training, so nothing in it is thrown away.`)
}

async function write(place: Place, resets: readonly Reset[]): Promise<void> {
  await writeFile(markOf(place), `${JSON.stringify({ resets }, undefined, 2)}\n`)
}
