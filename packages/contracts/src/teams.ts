import { z } from 'zod'

import { day } from './days.ts'
import { errorsOf } from './errors.ts'
import { done } from './general.ts'
import { routesOf } from './routes.ts'
import { teamChannels } from './team-channels.ts'

const member = z.object({
  id: z.uuid(),
  staff: z.uuid(),
  staffName: z.string(),
  isHead: z.boolean().describe('组长: gives the tasks of the team to its members'),
  from: day,
  to: day.nullable().describe('the last day; null: until it is ended'),
})

const team = z
  .object({
    id: z.uuid(),
    agencyId: z.string(),
    agencyName: z.string(),
    name: z.string(),
    items: z
      .array(z.string())
      .nullable()
      .describe('codes of leaf items; null: every item that no other team names'),
    channels: z.array(z.enum(teamChannels)),
    closedFrom: day.nullable().describe('the first day on which it takes nothing any more'),
    version: z.int(),
    members: z.array(member),
    working: z.int().describe('members who are of it today and hold a role in the office'),
  })
  .meta({ id: 'Team', description: '组: a named part of the back office of an agency' })
export type Team = z.output<typeof team>

const kept = {
  name: z.string().trim().min(2).max(30),
  items: z.array(z.string().min(1).max(100)).min(1).max(200).nullable(),
  channels: z.array(z.enum(teamChannels)).min(1).max(teamChannels.length),
}
const one = z.strictObject({ team: z.uuid() })

export const teamsRoutes = routesOf({
  'GET /api/teams': {
    summary: '本机构和下级机构的组：管哪些事项、从哪里来的件，有哪些人',
    act: 'teams.keep',
    paths: ['oversight'],
    answer: z.object({ rows: z.array(team) }),
    errors: [],
  },
  'POST /api/teams': {
    summary: '设一个组',
    act: 'teams.keep',
    paths: ['oversight'],
    body: z.strictObject({ agencyId: z.string().min(1).max(40), ...kept }),
    answer: z.object({ id: z.uuid() }),
    errors: ['teams.no-agency', 'teams.no-item', 'teams.taken', 'teams.overlaps'],
  },
  'POST /api/teams/:team/change': {
    summary: '改一个组的名称、事项和来件渠道，或从哪天起撤掉；手里的待办按新规则重新归组',
    act: 'teams.keep',
    paths: ['oversight'],
    params: one,
    body: z.strictObject({ ...kept, closedFrom: day.nullable(), version: z.int().min(0) }),
    answer: done,
    errors: [
      'teams.none',
      'teams.no-item',
      'teams.taken',
      'teams.overlaps',
      'teams.closed',
      'teams.dates',
      'general.stale',
    ],
  },
  'POST /api/teams/:team/members': {
    summary: '加一位组员，从哪天到哪天',
    act: 'teams.keep',
    paths: ['oversight'],
    params: one,
    body: z.strictObject({ staff: z.uuid(), isHead: z.boolean(), from: day, to: day.nullable() }),
    answer: z.object({ id: z.uuid() }),
    errors: ['teams.none', 'teams.no-staff', 'teams.dates', 'teams.member'],
  },
  'POST /api/teams/:team/members/:member/end': {
    summary: '不再是组员：到哪天为止',
    act: 'teams.keep',
    paths: ['oversight'],
    params: z.strictObject({ team: z.uuid(), member: z.uuid() }),
    body: z.strictObject({
      on: day.describe('his last day in the team; the day before today ends it at once'),
    }),
    answer: done,
    errors: ['teams.none', 'teams.dates'],
  },
})

/** What keeping teams is refused with. */
export const teamsErrors = errorsOf('teams', {
  none: {
    status: 404,
    text: {
      'zh-CN': '没有这个组或这位组员，或不在您的管辖内。',
      en: 'There is no such team or member under you.',
    },
  },
  'no-agency': {
    status: 404,
    text: { 'zh-CN': '没有这个机构，或不在您的管辖内。', en: 'There is no such agency under you.' },
  },
  'no-item': {
    status: 422,
    text: { 'zh-CN': '有的事项没有发布，请从列表里选。', en: 'One of the items is not published.' },
  },
  taken: {
    status: 409,
    text: { 'zh-CN': '这个机构已经有同名的组。', en: 'The agency has a team of this name already.' },
  },
  overlaps: {
    status: 409,
    text: {
      'zh-CN': '同样事项、同样渠道的件已经归另一个组：一件只能归一个组。',
      en: 'Another team takes the same item from the same channel: a case goes to one team.',
    },
  },
  closed: {
    status: 409,
    text: { 'zh-CN': '这个组已经撤了，要用请另设一个。', en: 'This team is closed; set up another one.' },
  },
  dates: {
    status: 400,
    text: {
      'zh-CN': '日期不对：不能早于今天，结束不能早于开始。',
      en: 'The days do not fit: not before today, and the end not before the beginning.',
    },
  },
  'no-staff': {
    status: 404,
    text: {
      'zh-CN': '这个机构没有这位办件的同事。',
      en: 'Nobody of this name handles cases at the agency.',
    },
  },
  member: {
    status: 409,
    text: {
      'zh-CN': '这些日子里他已经是这个组的组员。',
      en: 'On some of these days he is a member already.',
    },
  },
})
