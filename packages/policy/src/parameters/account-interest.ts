import type { Certainty } from '../because.ts'
import type { Dated, Parameter } from '../parameter.ts'
import { parameterOf, yearly } from './compact.ts'

const collected = { document: '', saidBy: '公开汇编（历年缴费基数与记账利率）' }
const published = { document: '统一和规范职工养老保险个人账户记账利率办法', number: '人社部发〔2017〕31号' }

const early = (year: number, value: string): Dated<string> =>
  yearly(year, value, {
    source: collected,
    certainty: 'to-confirm',
    note: '2016年前由各省自定，仅供参考',
  })
const national = (
  year: number,
  value: string,
  certainty: Certainty = 'two-sources',
  note?: string,
): Dated<string> =>
  yearly(year, value, { source: published, certainty, ...(note === undefined ? {} : { note }) })

/** 个人账户记账利率 a year; published about the middle of the next year, until then the last one is used provisionally. */
export const accountInterestRate: Parameter<string> = parameterOf(
  { name: '个人账户记账利率', unit: 'rate a year' },
  [
    early(1998, '0.0447'),
    early(1999, '0.0225'),
    early(2000, '0.0225'),
    early(2001, '0.0225'),
    early(2002, '0.0225'),
    early(2003, '0.0198'),
    early(2004, '0.0198'),
    early(2005, '0.0225'),
    early(2006, '0.0252'),
    early(2007, '0.0414'),
    early(2008, '0.0414'),
    early(2009, '0.0225'),
    early(2010, '0.0225'),
    early(2011, '0.0350'),
    early(2012, '0.0350'),
    early(2013, '0.0300'),
    early(2014, '0.0350'),
    early(2015, '0.0350'),
    national(2016, '0.0831'),
    national(2017, '0.0712'),
    national(2018, '0.0829'),
    national(2019, '0.0761'),
    national(2020, '0.0604'),
    national(2021, '0.0669', 'two-sources', '有汇编印作0.0535，误'),
    national(2022, '0.0612'),
    national(2023, '0.0397'),
    national(2024, '0.0262'),
    national(2025, '0.0150', 'to-confirm', '单一来源'),
  ],
)
