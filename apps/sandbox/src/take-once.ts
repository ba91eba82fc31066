import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import type { Idempotent, Outcome } from './idempotent.ts'

const idempotencyKey = z.string().min(8).max(200)

/** Checks key and body, acts once, and answers 201 the first time, 200 again, 422 for another body under the same key. */
export function takeOnce<Schema extends z.ZodType, Answer>(
  request: FastifyRequest,
  reply: FastifyReply,
  schema: Schema,
  taken: Idempotent<z.output<Schema>, Answer>,
  act: (body: z.output<Schema>) => Answer,
): FastifyReply {
  const key = idempotencyKey.safeParse(request.headers['idempotency-key'])
  if (!key.success)
    return reply
      .status(400)
      .send({ code: 'key-missing', message: 'Send an Idempotency-Key of 8 to 200 characters.' })
  const body = schema.safeParse(request.body)
  if (!body.success) {
    const fields = body.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
    return reply.status(400).send({ code: 'invalid', message: 'The body is not as agreed.', fields })
  }
  return answer(
    reply,
    taken.take(key.data, body.data, () => act(body.data)),
  )
}

function answer(reply: FastifyReply, outcome: Outcome<unknown>): FastifyReply {
  if (outcome.status === 'other-body')
    return reply.status(422).send({ code: 'key-reused', message: 'This key came with another body before.' })
  return reply.status(outcome.status === 'first' ? 201 : 200).send(outcome.answer)
}
