import { expect, test } from 'vitest'

import type { BundleDeclaration } from './bundle-declaration.ts'
import { bundleForm, memberForms, type MemberItems, placeInBundle, withSuggestions } from './bundle-form.ts'

const text = (zh: string) => ({ 'zh-CN': zh })
const field = (
  key: string,
  type: 'text' | 'date' | 'month' | 'roster-member' | 'yes-no',
  more: object = {},
) => ({
  key,
  label: text(key),
  type,
  required: true,
  ...more,
})
const group = (key: string, fields: readonly ReturnType<typeof field>[]) => ({
  ...field(key, 'text'),
  type: 'group' as const,
  fields: [...fields],
})
const items: MemberItems = {
  first: {
    code: 'first-item',
    names: text('第一件'),
    form: [group('people', [field('name', 'text'), field('from', 'date'), field('note', 'text')])],
  },
  second: {
    code: 'second-item',
    names: text('第二件'),
    form: [
      group('staff', [
        field('member', 'roster-member'),
        field('from', 'month'),
        field('note', 'text', { when: { field: 'kind', is: 'x' } }),
        field('kind', 'text'),
      ]),
      field('loud', 'yes-no'),
      field('why', 'text', { when: { field: 'loud', is: true } }),
    ],
  },
}
const bundle: BundleDeclaration = {
  code: 'a-bundle',
  names: text('一件事'),
  about: text('试'),
  applicants: ['employer'],
  halls: ['employer'],
  basis: [],
  rows: [{ key: 'rows', label: text('人'), of: { first: 'people', second: 'staff' } }],
  members: [
    { key: 'first', item: 'first-item', failure: 'stop' },
    {
      key: 'second',
      item: 'second-item',
      after: ['first'],
      failure: 'go-on',
      given: {
        'staff.member': { line: 'first' },
        'staff.from': { same: { member: 'first', field: 'people.from' }, as: 'month' },
      },
    },
  ],
}

test('what members share is asked once, what is given is not asked, and what has one name in two of them is asked apart', () => {
  const { fields } = bundleForm(bundle, items)

  expect(fields.map(({ key }) => key)).toEqual(['rows', 'loud', 'why'])
  expect(fields[0]?.fields?.map(({ key }) => key)).toEqual(['name', 'from', 'note', 'second-note', 'kind'])
})

test('each member is handed in with its own answers, those that are given among them, and none to a question that is not asked', () => {
  const answers = {
    rows: [
      { name: '甲', from: '2026-03-15', note: '一', 'second-note': '二', kind: 'x' },
      { name: '乙', from: '2026-04-01', note: '三', 'second-note': '四', kind: 'y' },
    ],
    loud: false,
    why: '不该问',
  }

  const forms = memberForms(bundle, items, answers, (member, row) => `${member} ${row}`)

  expect(forms).toEqual({
    first: {
      people: [
        { name: '甲', from: '2026-03-15', note: '一' },
        { name: '乙', from: '2026-04-01', note: '三' },
      ],
    },
    second: {
      staff: [
        { member: 'first 0', from: '2026-03', note: '二', kind: 'x' },
        { member: 'first 1', from: '2026-04', kind: 'y' },
      ],
      loud: false,
    },
  })
})

test.each([
  ['first', 'form.people.1.name', 'form.rows.1.name'],
  ['second', 'form.staff.0.note', 'form.rows.0.second-note'],
  ['second', 'form.staff.2.from', 'form.rows.2.from'],
  ['second', 'form.staff.0.member', 'form.rows.0'],
  ['second', 'form.why', 'form.why'],
  ['first', 'form.people', 'form.rows'],
])('a fault of %s at %s is told at %s', (member, field_, place) => {
  expect(placeInBundle(bundle, items, member, field_)).toBe(place)
})

test('what follows from another answer is filled in, follows it, and is his who has typed it', () => {
  const { first, second } = items
  const leavingItems: MemberItems =
    first === undefined || second === undefined ? {} : { second, third: first }
  const leaving = {
    ...bundle,
    rows: [{ key: 'rows', label: text('人'), of: { second: 'staff', third: 'people' } }],
    members: [
      { key: 'second', item: 'second-item', failure: 'go-on' as const },
      {
        key: 'third',
        item: 'first-item',
        failure: 'go-on' as const,
        suggested: {
          'people.from': {
            from: { same: { member: 'second', field: 'staff.from' }, as: 'last-day-before' as const },
            hint: text('不对就改'),
          },
        },
      },
    ],
  }
  const published = {
    declaration: leaving,
    items: Object.fromEntries(
      Object.entries(leavingItems).map(([key, declaration]) => [key, { declaration }]),
    ),
  }
  const after = (before: object, row: object) =>
    withSuggestions(published, { rows: [before] }, { rows: [row] })['rows']
  const asked = bundleForm(leaving, leavingItems).fields[0]?.fields
  const day = asked?.find(({ hint }) => hint !== undefined)?.key ?? ''

  expect(day).not.toBe('from')
  expect(after({}, { from: '2027-' })).toEqual([{ from: '2027-' }])
  expect(after({}, { from: '2027-03' })).toEqual([{ from: '2027-03', [day]: '2027-02-28' }])
  expect(after({ from: '2027-03', [day]: '2027-02-28' }, { from: '2027-05', [day]: '2027-02-28' })).toEqual([
    { from: '2027-05', [day]: '2027-04-30' },
  ])
  expect(after({ from: '2027-03' }, { from: '2027-05', [day]: '2027-02-26' })).toEqual([
    { from: '2027-05', [day]: '2027-02-26' },
  ])
  expect(after({ from: '2027-03', [day]: '2027-02-28' }, { from: '2027-03', [day]: '' })).toEqual([
    { from: '2027-03', [day]: '' },
  ])
})
