import { allRoutes } from '@tongban/contracts/all'
import { generalErrors } from '@tongban/contracts/general'
import type { Route } from '@tongban/contracts/routes'
import type { LightMyRequestResponse } from 'fastify'
import { z } from 'zod'

import type { RouteKey } from './requests.ts'

const refusal = z.strictObject({
  code: z.string(),
  message: z.string().min(1),
  fields: z.array(
    z.strictObject({ field: z.string().min(1), code: z.string().min(1), message: z.string().min(1) }),
  ),
  request: z.string().regex(/^[\da-f]{16}$/),
})
const routes: Readonly<Record<string, Route>> = allRoutes

/**
 * What is wrong with an answer as an answer: a fault of the server, a code that the contract does not declare, no
 * sentence, no field. `undefined` when nothing is.
 * @param inField whether the request was wrong in one of its fields, so that the answer must name it
 */
export function faultOf(route: RouteKey, reply: LightMyRequestResponse, inField = false): string | undefined {
  if (reply.statusCode < 400) return undefined
  const read = refusal.safeParse(jsonOf(reply.body))
  if (!read.success) return `${reply.statusCode} is no refusal: ${reply.body.slice(0, 200)}`
  const { code, fields } = read.data
  const declared = [...Object.keys(generalErrors), ...(routes[route]?.errors ?? [])]
  if (reply.statusCode >= 500) return `${reply.statusCode} ${code}`
  if (!declared.includes(code)) return `${code} is not declared`
  if (inField && code === 'general.invalid' && fields.length === 0) return 'no field is named'
  return undefined
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
