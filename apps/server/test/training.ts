import { get, now, post } from './request.ts'
import type { Scene } from './scene.ts'

/** 培训: what everybody may know of it, and the one click that throws made-up data away. */
export function trainingRequests({ clerk }: Pick<Scene, 'clerk'>) {
  return {
    'GET /api/training': now(get(undefined, '/api/training')),
    'GET /api/training/resets': now(get(clerk, '/api/training/resets')),
    'POST /api/training/reset': now(post(clerk, '/api/training/reset', { sure: true })),
  }
}
