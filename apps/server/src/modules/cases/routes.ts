import { attendanceRoutes } from '@tongban/contracts/absences'
import { caseKindRoutes, casesRoutes } from '@tongban/contracts/cases'
import { followUpRoutes } from '@tongban/contracts/follow-ups'
import { libraryRoutes } from '@tongban/contracts/materials'
import { officeVerbRoutes } from '@tongban/contracts/office-verbs'
import { peopleRoutes } from '@tongban/contracts/people'
import { publicityRoutes } from '@tongban/contracts/publicities'
import { publishingRoutes } from '@tongban/contracts/publishing'

import { requireFreshLogin } from '../../platform/access.ts'
import { bind, type Http } from '../../platform/http.ts'
import { refusalAt } from '../../platform/refusal.ts'
import { findAsked, findMoved } from './absence/find.ts'
import { actOnCase } from './acts/act.ts'
import * as commands from './acts/commands.ts'
import { decideVerification } from './acts/decide-confirmation.ts'
import { decideCoreJudged } from './acts/decide-core.ts'
import * as followUps from './acts/decide-follow-up.ts'
import * as kinds from './acts/decide-kinds.ts'
import { decideTrust } from './acts/decide-trust.ts'
import * as decide from './acts/decide.ts'
import { delegate, giveDelegatedBack } from './acts/delegate.ts'
import { extend } from './acts/extend.ts'
import { handIn } from './acts/hand-in.ts'
import { findAble, giveToMember, handOver } from './acts/hand-over.ts'
import { question } from './acts/question.ts'
import { urge } from './acts/urge.ts'
import { copyCase, findCopies, findReaders, readCopy } from './copies/copy.ts'
import { askReview } from './counter/review.ts'
import type { CaseDeps } from './deps.ts'
import { findOneToAuthorise, findToAuthorise } from './desk/authorise.ts'
import { findToPublish } from './desk/publishing.ts'
import { claim, countInbox, findInbox, release } from './desk/tasks.ts'
import { decideOtherAnswer } from './others/decide.ts'
import { findPublicities } from './publicity/find.ts'
import { raiseObjection } from './publicity/object.ts'
import { findCasesOfSubject } from './reading/cases-of.ts'
import { confirm, findDocumentsToCheck } from './reading/documents.ts'
import { findChecks, findCounterfoils, findDetail } from './reading/find.ts'
import { findLibrary } from './reading/library.ts'
import { findRecord } from './reading/record.ts'
import { decideEndOfSigning, decideSigning } from './signing/decide-signing.ts'
import { askSigners, findAbleToSign } from './signing/sign.ts'

export function bindCases(http: Http, deps: CaseDeps): void {
  bindKinds(http, deps)
  bindFollowUps(http, deps)
  bindOfficeVerbs(http, deps)
  bind(http, casesRoutes, {
    'POST /api/cases': async ({ context, command, body, request }) =>
      await handIn(deps, context, command, { ...body, from: request.ip }),
    'POST /api/cases/:subject/checks': async ({ context, params, body }) =>
      await findChecks(deps, context, params.subject, body),
    'GET /api/cases/:subject/:id': async ({ context, params }) =>
      await findDetail(deps, context, params.subject, params.id),
    'GET /api/cases/:subject': async ({ context, params, query }) =>
      await findCasesOfSubject(deps, context, params.subject, query.after),
    'POST /api/cases/:subject/:id/acceptance': async ({ context, command, params, body }) =>
      await commands.accept(deps, context, command, { ...params, ...body }),
    'POST /api/cases/:subject/:id/deficiencies': async ({ context, command, params, body }) =>
      await commands.tellDeficiencies(deps, context, command, { ...params, ...body }),
    'POST /api/cases/:subject/:id/correction': async ({ context, command, params, body }) =>
      await commands.correct(deps, context, command, { ...params, ...body }),
    'POST /api/cases/:subject/:id/non-acceptance': async ({ context, command, params, body }) =>
      await commands.refuseAcceptance(deps, context, command, { ...params, ...body }),
    'POST /api/cases/:subject/:id/opinion': async ({ context, command, params, body }) => {
      requireFreshLogin(context)
      return await commands.giveOpinion(deps, context, command, { ...params, ...body })
    },
    'POST /api/cases/:subject/:id/decision': async ({ context, command, params, body }) => {
      requireFreshLogin(context)
      return await commands.decideCase(deps, context, command, { ...params, ...body })
    },
    'POST /api/cases/:subject/:id/sending-back': async ({ context, command, params, body }) =>
      await actOnCase(deps, context, command, { ...params, ...body }, (situation) =>
        decide.decideSendingBack(situation, body.reason),
      ),
    'POST /api/cases/:subject/:id/recall': async ({ context, command, params, body }) =>
      await actOnCase(deps, context, command, { ...params, version: body.version }, (situation) =>
        decide.decideRecall(situation, body.reason),
      ),
    'POST /api/cases/:subject/:id/withdrawal': async ({ context, command, params, body }) =>
      await commands.withdraw(deps, context, command, { ...params, ...body }),
    'POST /api/cases/:subject/:id/routing': async ({ context, command, params, body }) => {
      const known = deps.agencies.find(body.agencyId)
      if (known === undefined || deps.agencies.standingFor(known.id) !== known.id)
        throw refusalAt('staff.no-agency', 'agencyId')
      const act = { ...params, version: body.version, givesAway: true } as const
      return await actOnCase(deps, context, command, act, (situation) =>
        decide.decideRouting(situation, body.agencyId, body.reason),
      )
    },
    'POST /api/cases/:subject/:id/claim': async ({ context, params }) =>
      await claim(deps.database, context, params.subject, params.id),
    'POST /api/cases/:subject/:id/release': async ({ context, params }) =>
      await release(deps.database, context, params.subject, params.id),
    'GET /api/tasks': async ({ context, query }) => await findInbox(deps, context, query),
    'GET /api/tasks/counts': async ({ context, query }) => await countInbox(deps, context, query),
    'GET /api/counterfoils': async ({ context, query }) => await findCounterfoils(deps, context, query.after),
  })
}

/** What the kinds of case ask for beside the steps (D-40, D-44). */
function bindKinds(http: Http, deps: CaseDeps): void {
  bind(http, caseKindRoutes, {
    'GET /api/authorisations': async ({ context }) => await findToAuthorise(deps, context),
    'GET /api/cases/:subject/:id/authorisation': async ({ context, params }) =>
      await findOneToAuthorise(deps, context, params.subject, params.id),
    'POST /api/cases/:subject/:id/authorisation': async ({ context, command, params, body }) => {
      requireFreshLogin(context)
      const act = {
        ...params,
        version: body.version,
        authorises: true,
        decides: true,
        givesAway: true,
      } as const
      return await actOnCase(deps, context, command, act, (situation) =>
        kinds.decideAuthorisation(situation, body.note),
      )
    },
    'POST /api/cases/:subject/:id/procedure': async ({ context, command, params, body }) =>
      await actOnCase(deps, context, command, { ...params, version: body.version }, (situation) =>
        kinds.decideProcedure(situation, body.procedure, body.note),
      ),
    'POST /api/cases/:subject/:id/procedure-end': async ({ context, command, params, body }) =>
      await actOnCase(
        deps,
        context,
        command,
        { ...params, version: body.version, ...(body.files === undefined ? {} : { files: body.files }) },
        (situation) => kinds.decideProcedureEnd(situation, body),
      ),
    'POST /api/cases/:subject/:id/procedure-asking': async ({ context, command, params, body }) =>
      await actOnCase(deps, context, command, { ...params, version: body.version }, (situation) =>
        kinds.decideProcedureAsked(situation, body.note),
      ),
    'POST /api/cases/:subject/:id/answer': async ({ context, command, params, body }) =>
      await actOnCase(
        deps,
        context,
        command,
        { ...params, version: body.version, files: body.files },
        (situation) => kinds.decideAnswer(situation, body),
      ),
    'POST /api/cases/:subject/:id/verification': async ({ context, command, params, body }) => {
      requireFreshLogin(context)
      return await actOnCase(deps, context, command, { ...params, version: body.version }, (situation) =>
        decideVerification(situation, body.row, body.note),
      )
    },
    'POST /api/cases/:subject/:id/other-answer': async ({ context, command, params, body }) => {
      requireFreshLogin(context)
      return await actOnCase(deps, context, command, { ...params, version: body.version }, (situation) =>
        decideOtherAnswer(situation, body),
      )
    },
    'POST /api/cases/:subject/:id/core-outcome': async ({ context, command, params, body }) => {
      requireFreshLogin(context)
      return await actOnCase(deps, context, command, { ...params, version: body.version }, (situation) =>
        decideCoreJudged(situation, body.again, body.note),
      )
    },
  })
}

/** What is still to be done about a case, also after it was decided (D-10, D-40). */
function bindFollowUps(http: Http, deps: CaseDeps): void {
  bind(http, followUpRoutes, {
    'POST /api/cases/:subject/:id/check': async ({ context, command, params, body }) =>
      await commands.checkFollowUp(deps, context, command, { ...params, ...body }),
    'POST /api/cases/:subject/:id/settlement': async ({ context, command, params, body }) =>
      await actOnCase(
        deps,
        context,
        command,
        { ...params, version: body.version, followUp: body.followUp, files: body.files },
        (situation, _missing, followUp) =>
          followUps.decideSettlement(situation, followUp, body.files, body.note),
      ),
    'POST /api/cases/:subject/:id/trust-request': async ({ context, command, params, body }) =>
      await commands.askTrust(deps, context, command, { ...params, ...body }),
    'POST /api/cases/:subject/:id/trust-decision': async ({ context, command, params, body }) => {
      requireFreshLogin(context)
      const { version, followUp, grant, note } = body
      return await actOnCase(deps, context, command, { ...params, version, followUp }, (situation, _, due) =>
        decideTrust(situation, due, grant, note),
      )
    },
    'POST /api/cases/:subject/:id/remedy': async ({ context, command, params, body }) => {
      requireFreshLogin(context)
      const act = { ...params, version: body.version, followUp: body.followUp, decides: true } as const
      return await actOnCase(deps, context, command, act, (situation, _missing, followUp) =>
        followUps.decideRemedy(situation, followUp, body.reverse, body.note),
      )
    },
  })
}

/** What colleagues ask of each other about a case. */
function bindOfficeVerbs(http: Http, deps: CaseDeps): void {
  bind(http, officeVerbRoutes, {
    'GET /api/cases/:subject/:id/colleagues': async ({ context, params }) =>
      await findAble(deps, context, params),
    'POST /api/cases/:subject/:id/handing-over': async ({ context, command, params, body }) =>
      await handOver(deps, context, command, { ...params, ...body }),
    'POST /api/cases/:subject/:id/giving': async ({ context, command, params, body }) =>
      await giveToMember(deps, context, command, { ...params, ...body }),
    'POST /api/cases/:subject/:id/urging': async ({ context, command, params }) =>
      await urge(deps, context, command, params),
    'GET /api/cases/:subject/:id/signers': async ({ context, params }) =>
      await findAbleToSign(deps, context, params),
    'POST /api/cases/:subject/:id/signers': async ({ context, command, params, body }) =>
      await askSigners(deps, context, command, { ...params, ...body }),
    'POST /api/cases/:subject/:id/signing': async ({ context, command, params, body }) => {
      requireFreshLogin(context)
      return await actOnCase(deps, context, command, { ...params, version: 0 }, (situation) =>
        decideSigning(situation, body.agrees, body.note),
      )
    },
    'POST /api/cases/:subject/:id/signing-end': async ({ context, command, params, body }) =>
      await actOnCase(deps, context, command, { ...params, version: body.version }, (situation) =>
        decideEndOfSigning(situation, body.reason),
      ),
    'POST /api/cases/:subject/:id/delegation': async ({ context, command, params, body }) =>
      await delegate(deps, context, command, { ...params, ...body }),
    'POST /api/cases/:subject/:id/delegation-return': async ({ context, command, params, body }) =>
      await giveDelegatedBack(deps, context, command, { ...params, ...body }),
    'POST /api/cases/:subject/:id/questioning': async ({ context, command, params, body }) =>
      await question(deps, context, command, { ...params, ...body }),
    'POST /api/cases/:subject/:id/correction-request': async ({ context, command, params, body }) =>
      await question(deps, context, command, { ...params, ...body }),
    'POST /api/cases/:subject/:id/decision-review': async ({ context, command, params, body }) =>
      await askReview(deps, context, command, { ...params, ...body }),
    'POST /api/cases/:subject/:id/extension': async ({ context, command, params, body }) => {
      requireFreshLogin(context)
      return await extend(deps, context, command, { ...params, ...body })
    },
    'GET /api/cases/:subject/:id/readers': async ({ context, params }) =>
      await findReaders(deps, context, params),
    'POST /api/cases/:subject/:id/copies': async ({ context, command, params, body }) =>
      await copyCase(deps, context, command, { ...params, ...body }),
    'GET /api/copies': async ({ context, query }) => await findCopies(deps, context, query.after),
    'GET /api/copies/:subject/:id': async ({ context, params }) => await readCopy(deps, context, params),
  })
}

/** 公示: for anybody. */
export function bindPublicities(http: Http, deps: CaseDeps): void {
  bind(http, publicityRoutes, {
    'GET /api/publicities': async ({ context, query }) => await findPublicities(deps, context, query.after),
    'POST /api/publicities/:id/objections': async ({ context, params: { id }, body, request }) =>
      await raiseObjection(deps, context, id, { ...body, from: request.ip }),
  })
}

/** What becomes of the work of who is away, for his head. */
export function bindAttendance(http: Http, deps: CaseDeps): void {
  bind(http, attendanceRoutes, {
    'GET /api/absences/asked': async ({ context }) => await findAsked(deps, context),
    'GET /api/absences/moved': async ({ context, query }) => await findMoved(deps, context, query.after),
  })
}

/** What waits for those who may publish. */
export function bindPublishing(http: Http, deps: CaseDeps): void {
  bind(http, publishingRoutes, {
    'GET /api/publishing': async ({ context }) => await findToPublish(deps, context),
  })
}

/** What somebody has sent before, for whoever serves him and for himself. */
export function bindLibrary(http: Http, deps: CaseDeps): void {
  bind(http, libraryRoutes, {
    'GET /api/materials/:subject/files': async ({ context, params, query }) =>
      await findLibrary(deps, context, params.subject, query.after),
  })
}

/** The record of a subject, opened by a visit or a case, and documents that a human must look at. */
export function bindRecords(http: Http, deps: CaseDeps): void {
  bind(http, peopleRoutes, {
    'GET /api/people/:subject': async ({ context, params, query }) =>
      await findRecord(deps, context, params.subject, query.case),
    'GET /api/people/documents-to-check': async ({ context }) => await findDocumentsToCheck(deps, context),
    'POST /api/people/:subject/documents/:id/confirmation': async ({ context, command, params, body }) =>
      await confirm(deps, context, command, { ...params, ...body }),
  })
}
