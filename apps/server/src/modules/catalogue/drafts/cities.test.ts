import type { ItemDraft } from '@tongban/contracts/item-drafts'
import { expect, test } from 'vitest'

import { meet, takeIn } from '../../../../test/dealings.ts'
import { askedItem } from '../../../../test/item-drafts.ts'
import { answer } from '../../../../test/scene.ts'
import { createWorld, type Signed } from '../../../../test/world.ts'
import { shippedDeclarations } from '../items.ts'

const world = await createWorld()
const [kaifeng, henan] = ['410200-01', '410000-01']
const founder = await world.signIn(await world.hire('system-administrator', henan))
const { id: luoyang } = await answer<{ id: string }>(
  founder.post('/api/agencies', {
    name: '洛阳市社会保险中心',
    nameEnglish: null,
    telephone: '0379-22000001',
    address: '洛阳市示例路一号',
    routingDesk: true,
    remedies: null,
    parent: henan,
    area: '410300',
    kind: 'city',
  }),
)
const item = shippedDeclarations().find(({ code }) => code === 'person-change-other')

test('an item of several cities is published by who leads all of them, and the open cases of every one are counted', async () => {
  const clerk = await world.signIn(world.username('counter-clerk', '410202-01'))
  await takeIn(clerk, await meet(clerk, '王秀兰'))
  const [writer, cityHead, provinceHead] = [
    await world.signIn(await world.hire('system-administrator', luoyang)),
    await world.signIn(await world.hire('agency-head', luoyang)),
    await world.signIn(await world.hire('agency-head', henan)),
  ]

  const draft = await askedItem(writer, { ...item, reach: 'country' })
  const inCity = await publish(cityHead, draft)
  const published = await answer<ItemDraft>(publish(provinceHead, draft))

  expect(draft.beyond).toEqual(['开封市社会保险中心'])
  expect(draft.running.map(({ agencyId }) => agencyId)).toEqual(['410205-01'])
  expect(inCity.json()).toMatchObject({ code: 'catalogue.other-cities' })
  expect(published).toMatchObject({ state: 'published' })
})

test('only who works at an agency that drafts items is offered to begin one', async () => {
  const [city, county] = [
    await world.signIn(world.username('system-administrator', kaifeng)),
    await world.signIn(await world.hire('system-administrator', '410202-01')),
  ]

  expect([await mayBegin(city), await mayBegin(county)]).toEqual([true, false])
})

async function publish(who: Signed, { id, revision, inForce }: ItemDraft) {
  return await who.post(`/api/catalogue/drafts/${id}/publication`, { revision, inForce })
}

async function mayBegin(who: Signed): Promise<boolean> {
  return (await answer<{ mayBegin: boolean }>(who.get('/api/catalogue/drafts'))).mayBegin
}
