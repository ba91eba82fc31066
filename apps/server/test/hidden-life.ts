import { named } from '../src/modules/catalogue/index.ts'
import { newId } from '../src/platform/context.ts'
import { kaifengCity } from '../src/worlds/kaifeng/city.ts'
import { letAct, plantClient } from './clients.ts'
import { type RouteKey, routeKeys, validRequests } from './requests.ts'
import { answer, employerOf, openScene } from './scene.ts'
import { ordinaryDay, type Signed, type World } from './world.ts'

const { persons, employers } = kaifengCity({ seed: 7, people: 30, today: ordinaryDay })
const [, , , chen, lin] = persons
const [firm] = employers
/** Whom of the city her life touches; there is nobody without these. */
const friendly = { telephone: chen?.telephone ?? '', name: chen?.name ?? '', document: chen?.documents[0] }
const employing = { principal: lin?.telephone ?? '', name: firm?.name ?? '', uscc: firm?.uscc }
/** How she is called, and with what she logs in. */
export const herName = '隐山居士'
const herTelephone = '13300000077'

/** Of whom or what a counter is asked that she is bound up with: what it reads there, and where it names her by telephone and name. */
export interface Surrounding {
  readonly visit: object
  readonly urls: readonly string[]
  readonly naming: { readonly url: string; readonly body: object }
}

interface Her {
  readonly subject: string
  readonly kind: string
  readonly number: string
  readonly name: string
}

/** Opens what her life will touch. */
export async function openSurrounding(world: World): Promise<{
  readonly surrounding: readonly Surrounding[]
  /** She is employed, logs in, acts for others and lets others act for her, and somebody has declared her. */
  readonly touch: (her: Her, counter: Signed) => Promise<void>
}> {
  const principal = await world.actFor(await world.enter(employing.principal), employing.name)
  const employer = employerOf(principal)
  const his = await world.enter(friendly.telephone)
  const { subject: friend } = await answer<{ subject: string }>(his.get('/api/accounts/own'))
  const system = await world.signIn(world.username('system-administrator', '410200-01'))
  const { id: client } = await plantClient(world, system)
  const kin = await world.signIn(await world.hire('reviewer', '410223-01'))
  const common = { identifiedBy: 'document', purpose: '查' }
  const { document, telephone, name: friendName } = friendly
  const ofFriend = {
    ...common,
    subjectKind: 'person',
    kind: document?.kind,
    number: document?.number,
    name: friendName,
  }
  const ofEmployer = { ...common, subjectKind: 'employer', uscc: employing.uscc, name: employing.name }
  const given = { kind: 'family', items: null, to: ordinaryDay.replace('2026', '2027') }
  const surrounding: Surrounding[] = [
    {
      visit: ofEmployer,
      urls: [`/api/people/${employer}`, `/api/enrolment/${employer}/roster`, `/api/mandates/${employer}`],
      naming: {
        url: `/api/mandates/${employer}`,
        body: { telephone: herTelephone, name: herName },
      },
    },
    {
      visit: ofFriend,
      urls: [`/api/people/${friend}`, `/api/personal-mandates/${friend}`],
      naming: {
        url: `/api/personal-mandates/${friend}`,
        body: { ...given, telephone: herTelephone, name: herName },
      },
    },
  ]
  return {
    surrounding,
    touch: async ({ subject, kind, number, name }, counter) => {
      await employ(world, employer, {
        name,
        'document-kind': kind,
        'document-number': number,
        from: '2026-01-01',
      })
      await answer(counter.post('/api/accounts/codes', { telephone: herTelephone }))
      await answer(
        counter.post(`/api/accounts/${subject}/bindings`, { telephone: herTelephone, code: '246810' }),
      )
      const her = await world.enter(herTelephone)
      const [toHer, toFriend] = [
        { ...given, telephone: herTelephone, name },
        { ...given, telephone, name: friendName },
      ]
      const asked = await answer<{ id: string }>(his.post(`/api/personal-mandates/${friend}`, toHer))
      await answer(her.post(`/api/personal-mandates/${friend}/${asked.id}/answer`, { accept: true }))
      const offered = await answer<{ id: string }>(her.post(`/api/personal-mandates/${subject}`, toFriend))
      await answer(his.post(`/api/personal-mandates/${subject}/${offered.id}/answer`, { accept: true }))
      await answer(principal.post(`/api/mandates/${employer}`, { telephone: herTelephone, name }))
      await letAct(her, subject, client)
      const { id } = await answer<{ id: string }>(
        kin.post('/api/kin', { kind, number, name, relation: 'spouse' }),
      )
      await answer(kin.post(`/api/kin/${id}/end`))
    },
  }
}

/** She is put onto the roster by the effect itself: a case of the employer would be its own, and stay. */
async function employ(world: World, employer: string, employee: object): Promise<void> {
  const effect = named(world.registry.effects, 'employers.register-employees')
  const context = world.systemContext()
  const facts = {
    caseId: newId(),
    subjectId: employer,
    agencyId: '410205-01',
    byAgent: false,
    handedInOn: world.clock.today(),
    context,
  }
  const input = { employees: [employee] }
  await world.database.transaction({ path: 'worker' }, async (tx) => {
    const rows = await tx.load(...(effect.load?.(facts, input) ?? []))
    tx.record(...effect.apply(facts, input, rows))
  })
}

/** For every writing route that names somebody in its address: what one says that succeeds, to be said about somebody else. */
export async function writingBodies(world: World): Promise<ReadonlyMap<RouteKey, object | undefined>> {
  const requests = validRequests(world, await openScene(world))
  const bodies = new Map<RouteKey, object | undefined>()
  for (const route of routeKeys.filter((key) => !key.startsWith('GET') && key.includes(':subject'))) {
    if (/openid|client\//.test(route)) continue
    const { body, file } = await requests[route]()
    if (file === undefined) bodies.set(route, typeof body === 'object' && body !== null ? body : undefined)
  }
  return bodies
}
