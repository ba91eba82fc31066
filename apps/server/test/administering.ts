import { renewalRequests } from './login-renewals.ts'
import { mergerRequests } from './mergers.ts'
import type { Scene } from './scene.ts'
import type { World } from './world.ts'

/** Requests of administrators about colleagues and agencies, which two of them make together. */
export function administering(world: World, scene: Scene) {
  return { ...renewalRequests(world, scene), ...mergerRequests(scene) }
}
