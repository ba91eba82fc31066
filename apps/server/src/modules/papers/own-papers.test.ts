import type { Paper } from '@tongban/contracts/papers'
import { expect, test } from 'vitest'

import { answer, openScene } from '../../../test/scene.ts'
import { createWorld } from '../../../test/world.ts'
import { createAudit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { query } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import { openAgencies } from '../agencies/index.ts'
import { openPaperFonts } from './fonts.ts'
import { type PaperDeps, readPaper } from './read.ts'

const world = await createWorld()
const scene = await openScene(world)
const { clerk, subject } = scene
const open = query("select set_config('app.subjects', $1, true)")
const nobody = query<{ subject_id: string; case_id: string }>(
  'select subject_id, case_id from cases.number where number = $1',
)
const deps: PaperDeps = {
  database: world.database,
  secrets: world.secrets,
  agencies: await openAgencies(world.database),
  audit: createAudit(world.database),
  fonts: await openPaperFonts([]),
  openingFor: (context) => (_context, of) => ({
    statement: open(context.ownSubjectId === of ? `{${of}}` : '{}'),
    admit: () => context,
  }),
  caseOfNumber: nobody,
  publicUrl: 'https://tongban.example',
}

test('whoever opens his own paper for the first time has it delivered by that, once', async () => {
  const { id } = await scene.paper()

  const first = await readPaper(deps, own(subject), { subject, id, caseId: undefined })
  await readPaper(deps, own(subject), { subject, id, caseId: undefined })
  const { deliveries } = await answer<Paper>(clerk.get(`/api/papers/${subject}/${id}`))

  expect(first.deliveries).toMatchObject([{ how: 'screen', day: own(subject).today }])
  expect(deliveries).toEqual(first.deliveries)
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
