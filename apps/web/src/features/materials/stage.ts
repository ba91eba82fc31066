import type { Attached } from '../../design/index.ts'
import { fileAddress, isLost, uploadFile } from '../../platform/client.ts'
import { isLineDown } from '../../platform/line.ts'
import { isLocalFile, readFile, writeFile } from '../outbox/index.ts'

/**
 * Sends a photograph; it is looked at where it lies on the server.
 * @param caseId opens the subject to an office, where no visit does
 */
export async function stage(subject: string, file: File, caseId?: string): Promise<Attached> {
  const { id, type } = await uploadFile(subject, file, caseId)
  return { id, type, name: file.name, address: fileAddress(subject, id, caseId) }
}

/**
 * The same at a counter that goes on while the line is down: what cannot be sent, or is of somebody who is not looked up yet,
 * lies on this device until it can.
 */
export async function stageOrKeep(subject: string | undefined, file: File): Promise<Attached> {
  try {
    if (subject !== undefined && !isLineDown()) return await stage(subject, file)
  } catch (error) {
    if (!isLost(error)) throw error
  }
  return attachedOf(await writeFile(file), file)
}

/**
 * Files as they are shown again: those that lie on this device, one that is gone left out, and those that were sent before.
 * @param subject for whom they were sent; nobody, where he was not looked up
 */
export async function shownAgain(
  ids: readonly string[],
  subject: string | undefined,
): Promise<readonly Attached[]> {
  const files = await Promise.all(ids.map(async (id) => ({ id, file: await readFile(id) })))
  return files.flatMap(({ id, file }) => {
    if (file !== undefined) return [attachedOf(id, file)]
    if (subject === undefined || isLocalFile(id)) return []
    return [{ id, name: '', type: 'image/jpeg', address: fileAddress(subject, id) }]
  })
}

function attachedOf(id: string, file: File): Attached {
  return { id, name: file.name, type: file.type, address: URL.createObjectURL(file) }
}
