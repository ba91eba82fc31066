import type { LibraryFile } from '@tongban/contracts/materials'
import { expect, test } from 'vitest'

import { meet, takeIn } from '../../../../test/dealings.ts'
import { answer } from '../../../../test/scene.ts'
import { createWorld, ordinaryDay, photograph, type Signed } from '../../../../test/world.ts'
import { kaifengCity } from '../../../worlds/kaifeng/city.ts'
import { requireUsable } from '../../materials/index.ts'

const world = await createWorld()
const [wang] = kaifengCity({ seed: 7, people: 30, today: ordinaryDay }).persons
const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))

test('what was handed in once is listed with what it was, and serves the next case without being sent again', async () => {
  const subject = await meet(clerk, '王秀兰')
  const photo = await stage(clerk, subject)
  const first = await change(subject, photo)
  const person = await world.enter(wang?.telephone ?? '')

  const { rows } = await answer<{ rows: LibraryFile[] }>(person.get(`/api/materials/${subject}/files`))
  const second = await change(subject, photo)
  const after = await answer<{ rows: LibraryFile[] }>(clerk.get(`/api/materials/${subject}/files`))

  expect(rows.find(({ id }) => id === photo)).toMatchObject({
    type: 'image/png',
    used: { case: first.id, materialName: '户口簿变更页', on: ordinaryDay },
  })
  expect(after.rows.filter(({ id }) => id === photo)).toMatchObject([{ used: { case: second.id } }])
})

test('what nobody has claimed yet is listed too, and the mandate of an agent is nobody’s material', async () => {
  const subject = await meet(clerk, '陳嘉儀')
  const [loose, mandate] = [await stage(clerk, subject), await stage(clerk, subject)]
  const agent = {
    name: '代办人',
    kind: 'resident',
    number: '110101199001010017',
    telephone: '13900001111',
    relation: 'family',
    mandate: [mandate],
  }
  const body = { subject, item: 'person-change-other', itemVersion: 1, form: { telephone: '13900001111' } }
  await answer(clerk.post('/api/cases', { ...body, materials: [], agent }))

  const { rows } = await answer<{ rows: LibraryFile[] }>(clerk.get(`/api/materials/${subject}/files`))

  expect(rows).toMatchObject([{ id: loose, used: null }])
})

test('each office reads a file by the case it has, and by no other', async () => {
  const subject = await meet(clerk, '王秀兰')
  const [shared, other] = [await stage(clerk, subject), await stage(clerk, subject)]
  const home = await change(subject, shared)
  const alone = await change(subject, other)
  const moved = await change(subject, shared)
  const reviewer = await world.signIn(world.username('reviewer', '410205-01'))
  const neighbour = await world.signIn(world.username('reviewer', '410202-01'))
  await answer(clerk.post(`${moved.url}/acceptance`, { version: 0 }))
  const routing = { version: 1, agencyId: '410202-01', reason: '应由龙亭办' }
  await answer(reviewer.post(`${moved.url}/routing`, routing))
  const look = async (who: Signed, file: string, caseId: string): Promise<number> =>
    (await who.get(`/api/materials/${subject}/files/${file}?case=${caseId}`)).statusCode

  expect(await look(reviewer, shared, home.id)).toBe(200)
  expect(await look(neighbour, shared, moved.id)).toBe(200)
  expect(await look(neighbour, shared, home.id)).toBe(404)
  expect(await look(neighbour, other, alone.id)).toBe(404)
  expect(await look(neighbour, other, moved.id)).toBe(404)
  expect(await look(reviewer, shared, alone.id)).toBe(404)
})

test('the file of somebody else is not there, whoever names it', async () => {
  const hers = await stage(clerk, await meet(clerk, '王秀兰'))
  const subject = await meet(clerk, '陳嘉儀')

  await expect(change(subject, hers)).rejects.toThrow('materials.claimed')
})

test('an office takes no file of another case into its own', () => {
  const file = {
    id: 'file',
    type: 'image/png',
    bytes: 1,
    sha256: Buffer.alloc(32),
    case_id: 'another',
    scan: 'clean',
  } as const

  expect(() => requireUsable({ path: 'office' }, ['file'], [file], 'own')).toThrow('materials.claimed')
  expect(() => requireUsable({ path: 'office' }, ['file'], [file], 'another')).not.toThrow()
  expect(() => requireUsable({ path: 'person' }, ['file'], [file], 'own')).not.toThrow()
  const infected = { ...file, scan: 'infected' } as const
  expect(() => requireUsable({ path: 'person' }, ['file'], [infected], 'own')).toThrow('materials.claimed')
})

async function stage(who: Signed, subject: string): Promise<string> {
  return (await answer<{ id: string }>(who.upload(`/api/materials/${subject}/files`, photograph))).id
}

async function change(subject: string, photo: string): Promise<{ id: string; url: string }> {
  return await takeIn(clerk, subject, {
    item: 'person-change-key',
    form: { what: 'name', name: '王秀岚' },
    materials: [
      { material: 'identity-document', by: 'seen' },
      { material: 'name-evidence', by: 'file', files: [photo] },
    ],
  })
}
