import { eventLog } from '../src/modules/cases/index.ts'
import { entryLog, type Fault, verifyAudit } from '../src/platform/verify.ts'
import type { World } from './world.ts'

/** What `tongban audit verify` finds in a world in which nobody has changed anything behind the server's back. */
export async function auditFaults({ connection, secrets }: World): Promise<readonly Fault[]> {
  return (await verifyAudit(connection, secrets, [entryLog, eventLog])).faults
}
