import type { Paper, PaperToRead } from '@tongban/contracts/papers'
import { expect, test } from 'vitest'

import { answer, openScene } from '../../../test/scene.ts'
import { createWorld, ordinaryDay, type Signed } from '../../../test/world.ts'
import { withClient } from '../../platform/client.ts'
import { query } from '../../platform/database.ts'

const world = await createWorld()
const scene = await openScene(world)
const { clerk, reviewer, approver, neighbour, manager, subject } = scene
const worker = { path: 'worker' } as const
const readRaw = query<{ content: Buffer; number: string; hash: Buffer }>(
  'select content, number, hash from papers.paper where subject_id = $1 and id = $2',
)
const swap = query('update agencies.agency set remedies = null where id = $1')
const tell = query(`select pg_notify('agencies', '')`)

test('handing in, acceptance and decision each make their paper, an opinion makes none', async () => {
  const { id } = await scene.caseAt('closed')

  const papers = await papersOf(clerk, id)

  expect(papers.map(({ kind, title }) => [kind, title])).toEqual([
    ['completion', '办结通知书'],
    ['acceptance', '受理通知书'],
    ['receipt', '收件凭证'],
  ])
  expect(papers.map(({ number }) => number.split('-')[1])).toEqual(['W4', 'L2', 'S1'])
  expect(papers.every(({ unfavourable, lastDays }) => !unfavourable && lastDays === null)).toBe(true)
})

test('a case that is completed on the spot gives the receipt and the completion, not an acceptance', async () => {
  const opened = await answer<{ id: string }>(
    clerk.post('/api/cases', {
      subject,
      item: 'person-change-other',
      itemVersion: 1,
      form: { telephone: '13900001111' },
      materials: [],
    }),
  )
  await answer(clerk.post(`/api/cases/${subject}/${opened.id}/acceptance`, { version: 0 }))

  const [completion, receipt] = await papersOf(clerk, opened.id)

  expect([completion?.kind, receipt?.kind]).toEqual(['completion', 'receipt'])
  expect(wordsOf(await read(clerk, completion))).toContain('不对现在就说，当场改')
})

test('what is missing is told in a paper with every material and the last day', async () => {
  const { id } = await scene.caseAt('held')

  const [told] = await papersOf(clerk, id)
  const words = wordsOf(await read(clerk, told))

  expect(told?.kind).toBe('deficiencies')
  expect(words).toContain('我们不会再让您补第二次')
  expect(words).toMatch(/请在 2026年\d+月\d+日 前补齐/)
})

test('a refusal tells fact, rule, conclusion, and remedies with bodies and last days', async () => {
  const paper = await refused()
  const content = await read(clerk, paper)
  const headings = content.content.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))
  const words = wordsOf(content)

  expect(paper).toMatchObject({ kind: 'refusal', unfavourable: true, agencyName: '禹王台区社会保险中心' })
  expect(headings).toEqual(['事实', '规定', '结论', '不同意这个结果，您可以选'])
  expect(words).toContain('姓名和户口簿不一样')
  expect(words).toContain('向开封市禹王台区人民政府申请行政复议，最晚 2026年')
  expect(words).toContain('向开封市禹王台区人民法院起诉，最晚 2026年')
  expect(words).toContain('12348')
})

test('the last days run from the first delivery, whatever is recorded later', async () => {
  const paper = await refused()
  await delivered(clerk, paper, { how: 'counter', day: ordinaryDay, proof: '本人签收' })
  await delivered(clerk, paper, { how: 'post', day: ordinaryDay, proof: 'EMS 1234' })

  const found = await read(clerk, paper)

  expect(found.deliveries.map(({ how, proof }) => [how, proof])).toEqual([
    ['counter', '本人签收'],
    ['post', 'EMS 1234'],
  ])
  expect(found.lastDays).toMatchObject({ provisional: false })
  expect(found.lastDays?.reconsideration.slice(0, 7)).toBe('2026-05')
})

test('who recorded a delivery, how and for which day stands in the audit with it', async () => {
  const paper = await refused()
  await delivered(clerk, paper, { how: 'counter', day: ordinaryDay, proof: '本人签收' })
  await delivered(reviewer, paper, { how: 'post', day: ordinaryDay, proof: 'EMS 1', case: paper.case })
  const entries = query<{ actor_id: string; purpose: string }>(
    `select actor_id, purpose from audit.entry where act = 'papers.deliver' and case_id = $1 order by at`,
  )

  const [found] = await world.database.read(worker, entries(paper.case))

  expect(found).toEqual([
    { actor_id: clerk.staffId, purpose: `counter ${ordinaryDay}` },
    { actor_id: reviewer.staffId, purpose: `post ${ordinaryDay}` },
  ])
})

test('a delivery before the paper was made or after today changes nothing', async () => {
  const paper = await refused()
  for (const day of ['2020-01-01', '2030-01-01']) {
    const url = `/api/papers/${subject}/${paper.id}/delivery`
    const reply = await clerk.post(url, { how: 'counter', day, proof: '本人签收' })
    expect(reply.json()).toMatchObject({ code: 'papers.delivery-day', fields: [{ field: 'day' }] })
  }

  expect((await read(clerk, paper)).deliveries).toEqual([])
})

test('a paper without remedies in the register names the rule of law instead', async () => {
  await world.database.transaction(worker, async (tx) => tx.record(swap('410205-01'), tell()))
  await expect.poll(async () => (await agencyOf('410205-01'))?.remedies).toBeNull()

  const words = wordsOf(await read(clerk, await refused()))

  expect(words).toContain('管理本机构的人民政府（行政复议法（2023修订）第二十四条）')
  expect(words).toContain('有管辖权的人民法院（行政诉讼法（2017修正）第十八条）')
  expect(words).toMatch(/最晚 2026年\d+月\d+日/)
})

test('names rest sealed, and the hash beside them is salted', async () => {
  const paper = await refused()
  const content = await read(clerk, paper)
  const [[row]] = await world.database.read(worker, readRaw(subject, paper.id))

  expect(content.content.salutation).toBe('王秀兰：')
  expect(row?.content.toString('utf8')).not.toContain('王秀兰')
  const again = await refused()
  const [[other]] = await world.database.read(worker, readRaw(subject, again.id))
  expect(row?.hash.equals(other?.hash ?? Buffer.alloc(0))).toBe(false)
})

const check = async (number: string, code: string) =>
  await world.http.inject({
    method: 'POST',
    url: '/api/papers/check',
    payload: { number, code },
    headers: { 'sec-fetch-site': 'same-origin' },
  })

test('anybody can check number and code, and is told kind, agency and date, of a decision nothing personal', async () => {
  const paper = await refused()
  const { checkCode } = await read(clerk, paper)
  const right = await check(paper.number, checkCode.toLowerCase())
  const wrong = await check(paper.number, '0000000000')
  const none = await check('410202269999990-J4', '0000000000')

  expect(right.json()).toEqual({
    valid: true,
    title: '不予批准决定书',
    agencyName: '禹王台区社会保险中心',
    madeOn: ordinaryDay,
    content: null,
  })
  expect(wrong.json()).toEqual({ valid: false, title: null, agencyName: null, madeOn: null, content: null })
  expect(none.json()).toEqual(wrong.json())
  expect(right.headers['cache-control']).toBe('no-store')
})

test('a paper that was changed afterwards is not shown as if it had been made so', async () => {
  const paper = await refused()
  await withClient(
    world.connection,
    async (owner) =>
      await owner.query('update papers.paper set hash = sha256(hash) where id = $1', [paper.id]),
  )

  const reply = await clerk.get(`/api/papers/${subject}/${paper.id}`)

  expect(reply.json()).toMatchObject({ code: 'general.internal' })
})

test('the PDF is an attachment that nothing sniffs', async () => {
  const paper = await refused()

  const reply = await clerk.get(`/api/papers/${subject}/${paper.id}/pdf`)

  expect(reply.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  expect(reply.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${paper.number}.pdf"`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
})

test('a case opens its own papers to the office, and no other of the subject', async () => {
  const [one, other] = [await refused(), await scene.caseAt('accepted')]

  const through = await reviewer.get(`/api/papers/${subject}/${one.id}?case=${one.case}`)
  const across = await reviewer.get(`/api/papers/${subject}/${one.id}?case=${other.id}`)
  const without = await reviewer.get(`/api/papers/${subject}/${one.id}`)
  const foreign = await neighbour.get(`/api/papers/${subject}/${one.id}?case=${one.case}`)
  const above = await manager.get(`/api/papers/${subject}?case=${one.case}`)

  expect(through.statusCode).toBe(200)
  for (const reply of [across, without, foreign])
    expect(reply.json()).toMatchObject({ code: 'papers.unknown' })
  expect(above.json()).toMatchObject({ code: 'general.not-allowed' })
})

async function refused(): Promise<Paper> {
  const { id, url, version } = await scene.caseAt('reviewed')
  await answer(approver.post(`${url}/decision`, { version, grant: false, note: '姓名和户口簿不一样' }))
  const [paper] = await papersOf(clerk, id)
  if (paper === undefined) throw new Error('no paper')
  return paper
}

async function papersOf(who: Signed, caseId: string): Promise<Paper[]> {
  return (await answer<{ rows: Paper[] }>(who.get(`/api/papers/${subject}?case=${caseId}`))).rows
}

async function read(who: Signed, paper: Paper | undefined): Promise<PaperToRead> {
  return await answer(who.get(`/api/papers/${subject}/${paper?.id ?? ''}`))
}

async function delivered(who: Signed, paper: Paper, body: object): Promise<void> {
  await answer(who.post(`/api/papers/${subject}/${paper.id}/delivery`, { ...body }))
}

async function agencyOf(id: string) {
  const { rows } = await answer<{ rows: { id: string; remedies: object | null }[] }>(
    clerk.get('/api/agencies'),
  )
  return rows.find((agency) => agency.id === id)
}

function wordsOf({ content }: PaperToRead): string {
  return content.blocks.map((block) => ('text' in block ? block.text : JSON.stringify(block))).join('\n')
}
