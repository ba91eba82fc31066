import type { Paper } from '@tongban/contracts/papers'
import { expect, test } from 'vitest'

import { answer, openScene } from '../../../test/scene.ts'
import { createWorld, ordinaryDay } from '../../../test/world.ts'
import { createAudit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { query } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import { openAgencies } from '../agencies/index.ts'
import { openFontsOnDemand } from './on-demand.ts'
import { type PaperDeps, readPaper } from './read.ts'

const world = await createWorld()
const scene = await openScene(world)
const { clerk, person, subject } = scene
const open = query("select set_config('app.subjects', $1, true)")
const nobody = query<{ subject_id: string; case_id: string }>(
  'select subject_id, case_id from cases.number where number = $1',
)
const signatures = query<{ account_id: string }>(
  `select account_id from papers.delivery where subject_id = $1 and paper_id = $2 and how = 'screen'`,
)
const entries = query<{ actor_id: string; purpose: string }>(
  `select actor_id, purpose from audit.entry where subject_id = $1 and case_id = $2 and act = 'papers.sign-for'`,
)
const accountsOf = query<{ account_id: string }>(
  'select account_id from accounts.binding where subject_id = $1 and ended_at is null',
)
const deps: PaperDeps = {
  database: world.database,
  secrets: world.secrets,
  agencies: await openAgencies(world.database, () => world.clock.today()),
  audit: createAudit(world.database),
  events: world.events,
  fonts: openFontsOnDemand(),
  openingFor: (context) => (_context, of) => ({
    statement: open(context.ownSubjectId === of ? `{${of}}` : '{}'),
    admit: () => context,
  }),
  caseOfNumber: nobody,
  publicUrl: 'https://tongban.example',
  training: false,
}

test('reading his own paper delivers nothing; signing for it does, once, from that day', async () => {
  const { id } = await scene.paper()
  const url = `/api/papers/${subject}/${id}`

  const read = await answer<Paper>(person.get(url))
  const first = await person.post(`${url}/receipt`, { consents: true })
  const second = await person.post(`${url}/receipt`, { consents: true })
  const without = await person.post(`${url}/receipt`, {})
  const { deliveries } = await answer<Paper>(clerk.get(url))

  expect(read.deliveries).toEqual([])
  expect([first, second, without].map(({ statusCode }) => statusCode)).toEqual([200, 200, 400])
  expect(deliveries).toMatchObject([{ how: 'screen', day: ordinaryDay }])
})

test('signed for forty times at once is signed for once, by an account that is kept and audited', async () => {
  const { id, case: caseId } = await scene.paper()
  const url = `/api/papers/${subject}/${id}/receipt`

  const replies = await Promise.all(Array.from({ length: 40 }, () => person.post(url, { consents: true })))
  const [signed, audited, accounts] = await world.database.read(
    { path: 'worker' },
    signatures(subject, id),
    entries(subject, caseId),
    accountsOf(subject),
  )
  const { rows } = await answer<{ rows: { act: string }[] }>(person.get(`/api/audit/looks/${subject}`))

  expect(new Set(replies.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
  expect(signed).toEqual(accounts)
  expect(audited).toEqual([{ actor_id: subject, purpose: `account ${accounts[0]?.account_id ?? ''}` }])
  expect(rows.map(({ act }) => act)).not.toContain('papers.sign-for')
})

test('the database shows nobody the paper of somebody else, and that look delivers nothing', async () => {
  const { id } = await scene.paper()
  const stranger = own('0199f000-0000-7000-8000-000000000000')

  await expect(readPaper(deps, stranger, { subject, id, caseId: undefined })).rejects.toThrow(Refusal)
  const { deliveries } = await answer<Paper>(clerk.get(`/api/papers/${subject}/${id}`))

  expect(deliveries).toEqual([])
})

function own(ownSubjectId: string): Context {
  return { ...world.systemContext(), authority: 'own-right', path: 'person', ownSubjectId }
}
