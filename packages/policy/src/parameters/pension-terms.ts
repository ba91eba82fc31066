import { fen, type Fen } from '../money.ts'
import type { Parameter } from '../parameter.ts'
import { pensionDecision } from './sources.ts'

/**
 * How the basic part takes its two halves: `one-base` by the national formula; `low-index` lowers the base, too, where the index lies
 * below 0.6; `two-bases` takes the province's base in one half and the other base times the index in the other.
 */
export type BasicTerms = 'one-base' | 'low-index' | 'two-bases'

const seenOnForms = (place: string) => ({ document: '', saidBy: `${place}核定实例` })

/** 基础养老金计发办法. */
export const basicTerms: Parameter<BasicTerms> = {
  name: '基础养老金计发办法',
  unit: 'terms',
  values: [
    { from: '2006-01', value: 'one-base', source: pensionDecision('第六条'), certainty: 'text-read' },
    {
      area: '220000',
      from: '2006-01',
      value: 'two-bases',
      source: seenOnForms('吉林'),
      certainty: 'to-confirm',
    },
    {
      area: '410000',
      from: '2006-01',
      value: 'two-bases',
      source: seenOnForms('河南'),
      certainty: 'to-confirm',
    },
    {
      area: '440000',
      from: '2021-01',
      value: 'low-index',
      source: { document: '广东省关于基本养老金计发办法的批复', number: '粤府函〔2021〕294号' },
      certainty: 'to-confirm',
    },
    {
      area: '440300',
      from: '2006-01',
      value: 'one-base',
      source: seenOnForms('深圳'),
      certainty: 'to-confirm',
    },
  ],
}

/** How years are rounded before they are used: to `unit` of a year, half up or up; null: not at all. */
export interface YearRounding {
  readonly unit: '0.1' | '0.01'
  readonly way: 'half-up' | 'up'
}

/** 缴费年限取舍. */
export const yearRounding: Parameter<YearRounding | null> = {
  name: '缴费年限取舍',
  unit: 'years',
  values: [
    { from: '2006-01', value: null, source: pensionDecision('第六条'), certainty: 'decisions' },
    {
      area: '110000',
      from: '2006-01',
      value: { unit: '0.01', way: 'half-up' },
      source: { document: '', saidBy: '北京核定实例', number: '京劳社养发〔2007〕31号' },
      certainty: 'one-source',
    },
    {
      area: '340000',
      from: '2006-01',
      value: { unit: '0.1', way: 'up' },
      source: seenOnForms('安徽'),
      certainty: 'decisions',
    },
    {
      area: '450000',
      from: '2006-01',
      value: { unit: '0.01', way: 'up' },
      source: seenOnForms('广西'),
      certainty: 'one-source',
    },
  ],
}

/** 养老金取整: to how many fen the parts are rounded half up, and to how many the total is rounded up. */
export const pensionRounding: Parameter<{ readonly partsFen: number; readonly totalUpFen: number }> = {
  name: '养老金取整',
  unit: 'fen',
  values: [
    {
      from: '2006-01',
      value: { partsFen: 1, totalUpFen: 1 },
      source: pensionDecision('第六条'),
      certainty: 'decisions',
    },
    {
      area: '310000',
      from: '2006-01',
      value: { partsFen: 10, totalUpFen: 1 },
      source: seenOnForms('上海'),
      certainty: 'to-confirm',
    },
    {
      area: '140000',
      from: '2006-01',
      value: { partsFen: 1, totalUpFen: 10 },
      source: seenOnForms('山西'),
      certainty: 'decisions',
    },
    {
      area: '330000',
      from: '2006-01',
      value: { partsFen: 1, totalUpFen: 10 },
      source: seenOnForms('浙江'),
      certainty: 'decisions',
    },
    {
      area: '450000',
      from: '2006-01',
      value: { partsFen: 1, totalUpFen: 10 },
      source: seenOnForms('广西'),
      certainty: 'decisions',
    },
  ],
}

/** What an area adds for everybody: by rate and years, in steps of years, or a fixed sum; `othersKnown` false: it adds more, by a rule not known here. */
export interface LocalAddition {
  readonly perYear: string | null
  /** Above how many years a year more counts so much of the mean of base and indexed base. */
  readonly steps: readonly { readonly above: number; readonly rate: string }[]
  readonly fixedFen: Fen
  readonly othersKnown: boolean
}

const nothing: LocalAddition = { perYear: null, steps: [], fixedFen: fen(0), othersKnown: true }

/** 地方性附加: what stands apart from the three parts. Sums for one child, heating or height depend on facts of their own and are not in it. */
export const localAdditions: Parameter<LocalAddition> = {
  name: '地方性养老金附加',
  unit: 'terms',
  values: [
    { from: '2006-01', value: nothing, source: pensionDecision('第六条'), certainty: 'decisions' },
    {
      area: '220000',
      from: '2006-01',
      value: {
        ...nothing,
        steps: [
          { above: 20, rate: '0.0015' },
          { above: 25, rate: '0.002' },
          { above: 30, rate: '0.0025' },
        ],
      },
      source: seenOnForms('吉林'),
      certainty: 'to-confirm',
    },
    {
      area: '330000',
      from: '2006-01',
      value: { ...nothing, fixedFen: fen(150_00), othersKnown: false },
      source: seenOnForms('浙江'),
      certainty: 'to-confirm',
      note: '另有过渡调节金，算法待确认',
    },
    {
      area: '440000',
      from: '2006-01',
      value: { ...nothing, othersKnown: false },
      source: seenOnForms('广东'),
      certainty: 'to-confirm',
      note: '另有地方养老金，算法待确认',
    },
    {
      area: '510000',
      from: '2006-01',
      value: { ...nothing, perYear: '0.001' },
      source: { document: '四川省完善企业职工基本养老保险制度实施办法', number: '川劳社发〔2006〕17号' },
      certainty: 'to-confirm',
    },
    {
      area: '540000',
      from: '2006-01',
      value: { ...nothing, othersKnown: false },
      source: seenOnForms('西藏'),
      certainty: 'to-confirm',
      note: '另有高原、取暖、交通、福利补贴，算法待确认',
    },
  ],
}
