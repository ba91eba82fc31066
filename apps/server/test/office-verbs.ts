import { newReviewer } from './absences.ts'
import { acceptKind, plantKinds } from './kinds.ts'
import type { ValidRequest } from './request.ts'
import { answer, type Body, type KnownCase, type Scene, soon } from './scene.ts'
import { trustRequests } from './trust.ts'
import type { Signed, World } from './world.ts'

/** A case that waits for colleagues to sign, each of whom is named. */
export async function askedToSign(
  { approver, caseAt }: Pick<Scene, 'approver' | 'caseAt'>,
  signers: readonly Signed[],
  mode: 'all' | 'any' = 'all',
): Promise<KnownCase> {
  const found = await caseAt('reviewed')
  const asked = signers.map(({ staffId }) => ({ staff: staffId, until: soon }))
  const body = { version: found.version, mode, signers: asked, note: '请看一下档案' }
  await answer(approver.post(`${found.url}/signers`, body))
  return { ...found, version: found.version + 1 }
}

/** A case that its approver has copied to somebody. */
export async function copiedTo(
  { staffId }: Signed,
  { approver, caseAt }: Pick<Scene, 'approver' | 'caseAt'>,
): Promise<KnownCase> {
  const found = await caseAt('reviewed')
  const body = { version: found.version, to: [staffId], note: '供参考' }
  await answer(approver.post(`${found.url}/copies`, body))
  return { ...found, version: found.version + 1 }
}

/** One request that succeeds for each route by which colleagues ask something of each other. */
export function officeVerbRequests(world: World, scene: Scene) {
  const { reviewer, approver, caseAt } = scene
  let hired: Promise<Signed> | undefined
  const colleague = async (): Promise<Signed> => await (hired ??= newReviewer(world))
  return {
    ...trustRequests(world, scene),
    'GET /api/cases/:subject/:id/signers': async () => {
      const { url } = await caseAt('reviewed')
      return { who: approver, method: 'GET' as const, url: `${url}/signers` }
    },
    'POST /api/cases/:subject/:id/signers': async () => {
      const [{ url, version }, { staffId }] = [await caseAt('reviewed'), await colleague()]
      const signers = [{ staff: staffId, until: soon }]
      return sends(approver, `${url}/signers`, { version, mode: 'all', signers, note: '' })
    },
    'POST /api/cases/:subject/:id/signing': async () => {
      const { url } = await reviewedByOther(await colleague())
      return sends(reviewer, `${url}/signing`, { agrees: true, note: '' })
    },
    'POST /api/cases/:subject/:id/signing-end': async () => {
      const { url, version } = await askedToSign(scene, [await colleague()])
      return sends(approver, `${url}/signing-end`, { version, reason: '他出差了' })
    },
    'POST /api/cases/:subject/:id/delegation': async () => {
      const [{ url, version }, { staffId }] = [await caseAt('accepted'), await colleague()]
      return sends(reviewer, `${url}/delegation`, { version, to: staffId, note: '请核对档案' })
    },
    'POST /api/cases/:subject/:id/questioning': async () => {
      const { url, version } = await caseAt('closed')
      return sends(reviewer, `${url}/questioning`, { version, note: '档案里夹着别人的页' })
    },
    'POST /api/cases/:subject/:id/correction-request': async () => {
      const { url, version } = await caseAt('closed')
      return sends(scene.clerk, `${url}/correction-request`, { version, note: '名字还是写错了' })
    },
    'POST /api/cases/:subject/:id/decision-review': async () => {
      const { url, version } = await caseAt('submitted')
      await answer(reviewer.post(`${url}/non-acceptance`, { version, reason: '不归这里管' }))
      return sends(scene.clerk, `${url}/decision-review`, { version: version + 1, note: '应当归这里管' })
    },
    'POST /api/cases/:subject/:id/extension': async () => {
      await plantKinds(world, scene.system)
      const found = await acceptKind(scene.clerk, scene.subject, 'planted-spot')
      const { version } = await found.read(reviewer)
      return sends(scene.head, `${found.url}/extension`, { version, reason: '要向原单位核实档案' })
    },
    'GET /api/cases/:subject/:id/readers': async () => {
      const { url } = await caseAt('accepted')
      return { who: reviewer, method: 'GET' as const, url: `${url}/readers` }
    },
    'POST /api/cases/:subject/:id/copies': async () => {
      const [{ url, version }, { staffId }] = [await caseAt('accepted'), await colleague()]
      return sends(reviewer, `${url}/copies`, { version, to: [staffId], note: '供参考' })
    },
    'GET /api/copies': async () =>
      await Promise.resolve({ who: reviewer, method: 'GET' as const, url: '/api/copies' }),
    'GET /api/copies/:subject/:id': async () => {
      const { subject, id } = await copiedTo(reviewer, scene)
      return { who: reviewer, method: 'GET' as const, url: `/api/copies/${subject}/${id}` }
    },
    'POST /api/cases/:subject/:id/delegation-return': async () => {
      const { url, version } = await caseAt('accepted')
      const body = { version, to: reviewer.staffId, note: '请核对档案' }
      await answer((await colleague()).post(`${url}/delegation`, body))
      return sends(reviewer, `${url}/delegation-return`, { version: version + 1, note: '核对过了' })
    },
  }

  /** The reviewer of the scene signs what another has reviewed. */
  async function reviewedByOther(other: Signed): Promise<KnownCase> {
    const { url, version, ...about } = await caseAt('accepted')
    await answer(other.post(`${url}/opinion`, { version, favourable: true, note: '' }))
    const signers = [{ staff: reviewer.staffId, until: soon }]
    const body = { version: version + 1, mode: 'all', signers, note: '' }
    await answer(approver.post(`${url}/signers`, body))
    return { ...about, url, version: version + 2 }
  }
}

function sends(who: Signed, url: string, body: Body): ValidRequest {
  return { who, method: 'POST', url, body }
}
