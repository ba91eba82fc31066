import type { RouteKey } from '../../platform/client.ts'

/**
 * By what a step is known to be done: the server has carried it out, or the paper went to the printer. Nobody presses “next”.
 * What is only read is read elsewhere, too: such a step says on which page.
 */
export type StepAct =
  | { readonly routes: readonly RouteKey[]; readonly on?: RegExp }
  | { readonly printed: true }

/** One thing to do, on the real screen, with the data of the training. */
export interface TourStep {
  readonly key: string
  readonly title: string
  /** Where it is done and how, in the words that stand on the screen. */
  readonly text: string
  readonly done: StepAct
}

/** 导览: what a newcomer does once from beginning to end. */
export interface Tour {
  readonly key: string
  readonly name: string
  readonly about: string
  /** The hall that its steps are done in: who may not enter it is not offered the tour. */
  readonly hall: string
  readonly steps: readonly TourStep[]
}

/** The tours of a training. A new one is a declaration here, and nothing else. */
export const tours: readonly Tour[] = [
  {
    key: 'new-clerk',
    name: '新柜员',
    about: '接待一个人，收一件事，把凭证交给他。大约五分钟。',
    hall: '/counter',
    steps: [
      {
        key: 'visit',
        title: '开始接待',
        text: '在“窗口”页填证件号码和姓名，例如演示名单里的郑𠮷，点“开始接待”。没有接待，就看不到任何人的记录。',
        done: { routes: ['POST /api/visits'] },
      },
      {
        key: 'item',
        title: '找到要办的事',
        text: '在事项里找“个人基本信息变更（关键信息）”，名称、拼音都可以，点开它。',
        done: { routes: ['GET /api/catalogue/items/:code'], on: /^\/counter\/items\/[^/]+$/ },
      },
      {
        key: 'scan',
        title: '收一份材料',
        text: '填好新的出生日期，在“出生日期的依据”那里选“上传照片”，随便选一张图。',
        done: { routes: ['POST /api/materials/:subject/files'] },
      },
      {
        key: 'hand-in',
        title: '交上去',
        text: '请办事人看过表，点“交上去”。有要改的地方，页面会带您去。',
        done: { routes: ['POST /api/cases'] },
      },
      {
        key: 'receipt',
        title: '打印凭证',
        text: '点“打印收件凭证”。在打印窗口里打印或者取消都算：凭证已经给您看过了。',
        done: { printed: true },
      },
    ],
  },
  {
    key: 'new-reviewer',
    name: '新审核员',
    about: '领一件待办，看材料，一次告知要补什么；再办一件，作出您的决定。大约五分钟。',
    hall: '/office',
    steps: [
      {
        key: 'read',
        title: '打开一件待办',
        text: '在“待办”里选一件要“受理”的，点开：左边是表和核对的结果，右边是材料，少了哪样看得见。',
        done: { routes: ['GET /api/cases/:subject/:id'], on: /^\/office\/cases\/[^/]+\/[^/]+$/ },
      },
      {
        key: 'claim',
        title: '领到自己手里',
        text: '点“认领”，同事就知道这件由您办。写着“放回待办”的已经在您手里：先放回，再认领一次。',
        done: { routes: ['POST /api/cases/:subject/:id/claim'] },
      },
      {
        key: 'notice',
        title: '一次告知要补什么',
        text: '找一件材料没交齐的，点“补正告知”，看清楚还差哪几样，再确认。法律只许告知一次。这件材料齐了的，先放着，换一件。',
        done: { routes: ['POST /api/cases/:subject/:id/deficiencies'] },
      },
      {
        key: 'decide',
        title: '再办一件，作出决定',
        text: '回到“待办”，打开另一件，受理、写审核意见或者作出决定都可以。',
        done: {
          routes: [
            'POST /api/cases/:subject/:id/acceptance',
            'POST /api/cases/:subject/:id/non-acceptance',
            'POST /api/cases/:subject/:id/opinion',
            'POST /api/cases/:subject/:id/decision',
          ],
        },
      },
    ],
  },
]

/** Whether an answer of the server, or a print, does a step. */
function does(step: TourStep, what: RouteKey | 'printed', page: string): boolean {
  if ('printed' in step.done) return what === 'printed'
  return what !== 'printed' && step.done.routes.includes(what) && (step.done.on?.test(page) ?? true)
}

/** How many steps of a tour are done after what was done now, on the page with this path: only the next one counts, in its turn. */
export function after(tour: Tour, done: number, what: RouteKey | 'printed', page: string): number {
  const step = tour.steps[done]
  return step !== undefined && does(step, what, page) ? done + 1 : done
}
