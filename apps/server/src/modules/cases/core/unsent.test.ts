import { setTimeout as sleep } from 'node:timers/promises'

import type { CaseView } from '@tongban/contracts/cases'
import { expect, test } from 'vitest'

import { startDepartment } from '../../../../test/department.ts'
import { freshNumber } from '../../../../test/lists.ts'
import { answer, openScene } from '../../../../test/scene.ts'
import { createWorld } from '../../../../test/world.ts'
import { query } from '../../../platform/database.ts'
import { minutesFrom } from '../../../platform/instants.ts'
import { lockCommandsOfCase, takeDue, withdrawCommands } from './command.ts'
import { registerInCore } from './register.ts'

const department = await startDepartment()
const { url, secret } = department.address
const port = { url, secret, path: '/department/commands' }
const ports = { core: undefined, departments: new Map([['employment', port]]) }
const world = await createWorld({ departments: { employment: { url, secret } } })
const { principal, employer } = await openScene(world)
const worker = { path: 'worker' } as const
const later = minutesFrom(world.systemContext().now, 60)
const commandsOf = query<{ state: string; attempts: number; may_be_there: boolean }>(
  'select state, attempts, may_be_there from cases.core_command where subject_id = $1 and case_id = $2',
)
const commandOf = async (id: string) => (await world.database.read(worker, commandsOf(employer, id)))[0][0]

/** A matter of another department on its way there. */
async function handedIn(): Promise<string> {
  const person = { name: '新来的', 'document-kind': 'resident', 'document-number': freshNumber() }
  const { id } = await answer<CaseView>(
    principal.post('/api/cases', {
      subject: employer,
      item: 'employment-registration',
      itemVersion: world.cases.catalogue.current('employment-registration')?.version,
      form: { employees: [{ ...person, from: '2026-03-02' }] },
      materials: [],
    }),
  )
  return id
}

test('who withdraws while it is taken to be sent waits, and is told that it may be there', async () => {
  const id = await handedIn()
  let late: ReturnType<typeof principal.post> | undefined
  await world.database.transaction(worker, async (tx) => {
    await tx.load(takeDue(later, later, 100))
    late = principal.post(`/api/cases/${employer}/${id}/withdrawal`, { version: 0, reason: '不办了' })
    await sleep(300) // it waits for the row
  })

  expect((await late)?.json()).toMatchObject({ code: 'cases.at-department' })
  expect(await commandOf(id)).toMatchObject({ state: 'waiting', may_be_there: true })
})

test('who sends while it is withdrawn leaves it alone, and it is never sent', async () => {
  const id = await handedIn()
  await world.database.transaction(worker, async (tx) => {
    await tx.load(lockCommandsOfCase(employer, id))
    await registerInCore(world.cases, ports, { ...world.systemContext(), now: later }) // takes what nobody holds
    tx.record(withdrawCommands(employer, id))
  })
  await registerInCore(world.cases, ports, { ...world.systemContext(), now: minutesFrom(later, 60) })

  expect(await commandOf(id)).toEqual({ state: 'withdrawn', attempts: 0, may_be_there: false })
})
