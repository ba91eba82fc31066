import { papersRoutes } from '@tongban/contracts/papers'
import type { FastifyReply } from 'fastify'

import type { Context } from '../../platform/context.ts'
import { bind, type Http } from '../../platform/http.ts'
import { deliver, signFor } from './deliver.ts'
import { type DrawingOnDemand, printPaper } from './on-demand.ts'
import type { PrintedPaper } from './pdf.ts'
import { checkPaper, listPapers, type PaperAsked, type PaperDeps, paperToPrint, readPaper } from './read.ts'

/** Answers a paper as a PDF. @throws Refusal papers.unknown */
export async function sendPaper(
  deps: PaperDeps,
  context: Context,
  asked: PaperAsked,
  reply: FastifyReply,
): Promise<void> {
  const paper = await paperToPrint(deps, context, asked)
  const pdf = await printPaper(paper, deps)
  await sendPdf(reply, paper.number, pdf)
}

/** Sends a PDF of ours to be saved. */
export async function sendPdf(reply: FastifyReply, name: string, pdf: Buffer): Promise<void> {
  await reply
    .header('content-type', 'application/pdf')
    .header('content-disposition', `attachment; filename="${name}.pdf"`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .send(pdf)
}

/** For other rooms: what sends a sheet of theirs as a PDF, drawn as papers are, which nobody outside checks. */
export function sheetsOf(drawing: DrawingOnDemand) {
  return async (
    reply: FastifyReply,
    { sample = false, ...sheet }: Omit<PrintedPaper, 'checkCode'> & { readonly sample?: boolean },
  ): Promise<void> => {
    await sendPdf(
      reply,
      sheet.number,
      await printPaper({ ...sheet, checkCode: null }, { ...drawing, sample }),
    )
  }
}

export function bindPapers(http: Http, deps: PaperDeps): void {
  bind(http, papersRoutes, {
    'POST /api/papers/check': async ({ body }) => await checkPaper(deps, body.number, body.code),
    'GET /api/papers/:subject': async ({ context, params, query }) =>
      await listPapers(deps, context, params.subject, { caseId: query.case, after: query.after }),
    'GET /api/papers/:subject/:id': async ({ context, params, query }) =>
      await readPaper(deps, context, { ...params, caseId: query.case }),
    'GET /api/papers/:subject/:id/pdf': async ({ context, params, query, reply }) => {
      await sendPaper(deps, context, { ...params, caseId: query.case }, reply)
      return undefined
    },
    'POST /api/papers/:subject/:id/receipt': async ({ context, command, params }) =>
      await signFor(deps, context, command, params),
    'POST /api/papers/:subject/:id/delivery': async ({ context, command, params, body }) =>
      await deliver(deps, context, command, { ...params, caseId: body.case }, body),
  })
}
