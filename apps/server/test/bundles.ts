import { randomUUID } from 'node:crypto'

import { type BundleDeclaration, bundleDeclaration } from '@tongban/contracts/bundle-declaration'
import type { BundleView } from '@tongban/contracts/bundles'

import { publishBundle, shippedBundles } from '../src/modules/catalogue/index.ts'
import { freshNumber } from './lists.ts'
import { now, type RouteKey, type ValidRequest } from './request.ts'
import { answer, type Body, type Scene } from './scene.ts'
import type { Signed, World } from './world.ts'

/** The bundle of an employee who joins, with other parts. */
export function plantedBundle(changes: object): BundleDeclaration {
  return bundleDeclaration.parse({
    ...shippedBundles().find(({ code }) => code === 'employee-joins'),
    ...changes,
  })
}

/** One that asks the applicant when the registration was not completed. */
const asking = plantedBundle({ code: 'planted-asking' })
const askingDeclared = {
  ...asking,
  members: asking.members.map((member) =>
    member.key === 'registration' ? { ...member, failure: 'ask' as const } : member,
  ),
}

/** Publishes a bundle as the program does; the same again changes nothing. */
export async function plantBundle(world: World, declaration: BundleDeclaration): Promise<void> {
  const command = { route: 'planted', key: randomUUID(), body: declaration }
  await publishBundle(world.cases, world.systemContext(), command, declaration)
}

/** Somebody who joins, as the one form names him. */
export function joiner(changes: object = {}): Body {
  return {
    name: '新来的',
    'document-kind': 'resident',
    'document-number': freshNumber(),
    from: '2026-03-02',
    base: '650000',
    ...changes,
  }
}

/** What is handed in when somebody joins: one row, and no papers. */
export function joinsOf(
  world: World,
  {
    rows = [joiner()],
    materials = {},
    bundle = 'employee-joins',
  }: { readonly rows?: readonly Body[]; readonly materials?: object; readonly bundle?: string },
): Body {
  const published = world.cases.catalogue.bundle(bundle)
  const items = (published?.declaration.members ?? []).map(
    ({ key, item }) => [key, world.cases.catalogue.current(item)?.version] as const,
  )
  return {
    bundle,
    version: published?.version,
    items: Object.fromEntries(items),
    form: { employees: rows },
    materials,
  }
}

/** Somebody joins by one form. */
export async function joined(
  world: World,
  principal: Signed,
  employer: string,
  given: Parameters<typeof joinsOf>[1] = {},
): Promise<BundleView> {
  return await answer<BundleView>(principal.post(`/api/bundles/${employer}`, joinsOf(world, given)))
}

/** A bundle whose first case was not taken on, so that its applicant is asked about the rest. */
export async function askedAbout(
  world: World,
  { principal, reviewer }: Pick<Scene, 'principal' | 'reviewer'>,
  employer: string,
): Promise<BundleView> {
  await plantBundle(world, askingDeclared)
  const bundle = await joined(world, principal, employer, { bundle: askingDeclared.code })
  const [first] = bundle.members
  await answer(
    reviewer.post(`/api/cases/${employer}/${first?.case.id ?? ''}/non-acceptance`, {
      version: 0,
      reason: '不是本单位的人',
    }),
  )
  await world.deliverEvents()
  return await answer<BundleView>(principal.get(`/api/bundles/${employer}/${bundle.id}`))
}

const get = (who: Signed, url: string): ValidRequest => ({ who, method: 'GET', url })

/** For each route by which items and bundles are read, and both published, a request that succeeds. */
export function catalogueRequests({ clerk }: Scene) {
  return {
    'GET /api/catalogue/items': now(get(clerk, '/api/catalogue/items')),
    'GET /api/catalogue/items/:code': now(get(clerk, '/api/catalogue/items/person-change-key')),
    'GET /api/catalogue/items/:code/versions/:version': now(
      get(clerk, '/api/catalogue/items/person-change-key/versions/1'),
    ),
    'GET /api/catalogue/bundles': now(get(clerk, '/api/catalogue/bundles')),
    'GET /api/catalogue/bundles/:code': now(get(clerk, '/api/catalogue/bundles/employee-joins')),
  } satisfies Partial<Record<RouteKey, () => Promise<ValidRequest>>>
}

/** For each route of bundles a request of a principal that succeeds. */
export function bundleRequests(
  world: World,
  { principal, reviewer, employer }: Pick<Scene, 'principal' | 'reviewer' | 'employer'>,
) {
  const url = `/api/bundles/${employer}`
  const post = (address: string, body: Body): ValidRequest => ({
    who: principal,
    method: 'POST',
    url: address,
    body,
  })
  const one = async (): Promise<string> => `${url}/${(await joined(world, principal, employer)).id}`
  return {
    'POST /api/bundles/:subject': now(post(url, joinsOf(world, {}))),
    'GET /api/bundles/:subject': now(get(principal, url)),
    'GET /api/bundles/:subject/:id': async () => get(principal, await one()),
    'POST /api/bundles/:subject/:id/answer': async () => {
      const { id } = await askedAbout(world, { principal, reviewer }, employer)
      return post(`${url}/${id}/answer`, { goOn: true })
    },
    'POST /api/bundles/:subject/:id/withdrawal': async () =>
      post(`${await one()}/withdrawal`, { reason: '不来了' }),
  } satisfies Partial<Record<RouteKey, () => Promise<ValidRequest>>>
}
