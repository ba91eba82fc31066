import { documentKindNames } from '@tongban/contracts/document-kinds'
import type { PaperBlock } from '@tongban/contracts/papers'

import type { Secrets } from '../../../platform/secrets.ts'
import type { Agencies } from '../../agencies/index.ts'
import { answered, type Effect } from '../../catalogue/index.ts'
import { monthsByScheme, readSpans } from '../../contributions/index.ts'
import { readEnrolments } from '../../enrolment/index.ts'
import { longDay, longMonth, yuan } from '../../papers/index.ts'
import { personOf, readPerson } from '../../people/index.ts'

type Enrolments = readonly NonNullable<ReturnType<typeof readEnrolments>['row']>[]
type Spans = readonly NonNullable<ReturnType<typeof readSpans>['row']>[]

/**
 * 记录说明: states what is recorded of a person on the day of completion, and says that it states nothing else. It writes
 * nothing to the records. Law: 社会保险法 第74条.
 */
export function stateRecord(secrets: Secrets, agencies: Pick<Agencies, 'nameOf'>): Effect {
  return {
    name: 'records.state',
    of: ['person'],
    changesNothing: true,
    inputs: { detail: { required: true, types: ['choice'], values: ['months', 'spans'] } },
    load: ({ subjectId }) => read(subjectId),
    apply: () => [],
    result: ({ subjectId, context }, { detail }, rows) => {
      const [particulars, contact, documents, enrolments, spans] = answered(read(subjectId), rows)
      const person = personOf(secrets, [particulars, contact, documents])
      return [
        {
          kind: 'paragraph',
          text: `下面是截至 ${longDay(context.today)} 记录里写着的内容。这里只说明记录了什么，不作别的认定；本人觉得不对，可以到任一窗口申请核对，也可以打 12333。`,
        },
        ...(person === undefined ? [] : personBlocks(person)),
        ...enrolmentBlocks(agencies, enrolments),
        ...monthBlocks(spans),
        ...(detail === 'spans' ? spanBlocks(agencies, spans) : []),
      ]
    },
    reverse: () => [],
  }
}

/** What a statement is made of. */
function read(subjectId: string) {
  return [...readPerson(subjectId), readEnrolments(subjectId), readSpans(subjectId)] as const
}

function personBlocks({ name, facts, documents }: NonNullable<ReturnType<typeof personOf>>): PaperBlock[] {
  const birth = facts['person.birth-date']
  return [
    { kind: 'heading', text: '本人' },
    {
      kind: 'facts',
      rows: [
        { name: '姓名', value: name },
        ...documents
          .filter(({ verdict }) => verdict !== 'former')
          .map(({ kind, number }) => ({ name: documentKindNames[kind], value: number })),
        // the whole day would complete the number that is masked above
        ...(birth === undefined ? [] : [{ name: '出生年份', value: `${birth.slice(0, 4)}年` }]),
      ],
    },
  ]
}

function enrolmentBlocks(agencies: Pick<Agencies, 'nameOf'>, enrolments: Enrolments): PaperBlock[] {
  return [
    { kind: 'heading', text: '参保关系' },
    enrolments.length === 0
      ? { kind: 'paragraph', text: '没有参保关系的记录。' }
      : {
          kind: 'list',
          items: enrolments.map((row) =>
            [
              schemeName(row.scheme),
              agencies.nameOf(row.agency_id),
              ...(row.employer_name === null ? [] : [row.employer_name]),
              row.valid_to === null
                ? `${longDay(row.valid_from)} 起`
                : `${longDay(row.valid_from)} 到 ${longDay(row.valid_to)}`,
              ...(row.suspended_from === null ? [] : [`${longMonth(row.suspended_from)} 起暂停缴费`]),
            ].join('，'),
          ),
        },
  ]
}

function monthBlocks(spans: Spans): PaperBlock[] {
  const months = Object.entries(monthsByScheme(spans))
  return [
    { kind: 'heading', text: '缴费月数' },
    months.length === 0
      ? { kind: 'paragraph', text: '没有缴费记录。' }
      : {
          kind: 'facts',
          rows: months.map(([scheme, count]) => ({ name: schemeName(scheme), value: `${count} 个月` })),
        },
  ]
}

function spanBlocks(agencies: Pick<Agencies, 'nameOf'>, spans: Spans): PaperBlock[] {
  if (spans.length === 0) return []
  return [
    { kind: 'heading', text: '缴费记录' },
    {
      kind: 'list',
      items: spans.map((row) =>
        [
          schemeName(row.scheme),
          `${longMonth(row.from_month)} 到 ${longMonth(row.to_month)}`,
          agencies.nameOf(row.agency_id),
          ...(row.employer_name === null ? [] : [row.employer_name]),
          ...(row.kind === 'deemed' ? ['视同缴费'] : []),
          ...(row.base_fen === null ? [] : [`月缴费基数 ${yuan(row.base_fen)} 元`]),
        ].join('，'),
      ),
    },
  ]
}

const schemeNames: Readonly<Record<string, string>> = {
  'employee-pension': '企业职工基本养老保险',
  'resident-pension': '城乡居民基本养老保险',
  unemployment: '失业保险',
  'work-injury': '工伤保险',
}

function schemeName(scheme: string): string {
  return schemeNames[scheme] ?? scheme
}
