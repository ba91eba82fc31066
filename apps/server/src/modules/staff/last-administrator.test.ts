import { expect, test } from 'vitest'

import { createWorld, type Signed } from '../../../test/world.ts'

const world = await createWorld()
const city = '410200-01'

test('the last system administrator cannot end his grant; of two who end each other, one stays', async () => {
  const first = await world.signIn(world.username('system-administrator', city))
  const alone = await end(first, await grantOf(first, first.staffId))
  expect(alone.json()).toMatchObject({ code: 'staff.last-administrator' })

  const second = await world.signIn(await world.hire('system-administrator', city))
  const [firsts, seconds] = [await grantOf(first, first.staffId), await grantOf(first, second.staffId)]
  const replies = await Promise.all([end(first, seconds), end(second, firsts)])

  expect(replies.filter((reply) => reply.statusCode === 200)).toHaveLength(1)
})

async function grantOf(asks: Signed, staffId: string): Promise<string> {
  const { rows } = (await asks.get('/api/staff')).json<{
    rows: { id: string; grants: { id: string }[] }[]
  }>()
  return rows.find(({ id }) => id === staffId)?.grants[0]?.id ?? ''
}

async function end(who: Signed, grant: string) {
  return await who.post(`/api/staff/grants/${grant}/end`)
}
