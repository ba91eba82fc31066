import { t } from '@lingui/core/macro'

/** The words of a roster. */
export const words = {
  roster: t`花名册`,
  present: (count: number) => t`现在在册 ${count} 人`,
  search: t`按姓名找`,
  find: t`找一找`,
  which: t`看哪些人`,
  states: { present: t`在册的`, left: t`已经减员的`, all: t`全部` },
  searchHint: t`写姓名，从下面选`,
  another: t`换一个人`,
  typeMore: t`人太多，多写几个字再选。`,
  none: t`花名册上没有这样的人。`,
  name: t`姓名`,
  number: t`证件号码`,
  from: t`从哪天起`,
  to: t`到哪天止`,
  onwards: t`至今`,
  act: t`办理`,
}
