import type { Source } from '../parameter.ts'

/** Documents that many figures rest on. */
export const socialInsuranceLaw = (article: string): Source => ({
  document: '社会保险法（2018修正）',
  article,
  published: '2018-12-29',
})
export const gradualRetirement = (article: string): Source => ({
  document: '全国人民代表大会常务委员会关于实施渐进式延迟法定退休年龄的决定',
  article,
  published: '2024-09-13',
})
export const flexibleRetirement = { document: '实施弹性退休制度暂行办法', number: '人社部发〔2024〕94号' }
export const pensionDecision = (article?: string) => ({
  document: '国务院关于完善企业职工基本养老保险制度的决定',
  number: '国发〔2005〕38号',
  ...(article === undefined ? {} : { article }),
})
export const transferRules = (article: string) => ({
  document: '城镇企业职工基本养老保险关系转移接续暂行办法',
  number: '国办发〔2009〕66号',
  article,
})
export const residentPensionOpinion = (article: string) => ({
  document: '国务院关于建立统一的城乡居民基本养老保险制度的意见',
  number: '国发〔2014〕8号',
  article,
})
export const rateCutPlan = (article: string) => ({
  document: '降低社会保险费率综合方案',
  number: '国办发〔2019〕13号',
  article,
})
export const injuryRegulation = (article: string) => ({ document: '工伤保险条例（2010修订）', article })
export const agencyRegulation = (article: string) => ({ document: '社会保险经办条例', article })
export const collectionRegulation = (article: string) => ({ document: '社会保险费征缴暂行条例', article })
