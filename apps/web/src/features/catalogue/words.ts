import type { FormFault } from '@tongban/contracts/form'

/** The words of forms and of the list of items. */
export const words = {
  fromRecord: '来自参保记录',
  yes: '是',
  no: '否',
  addRow: (label: string) => `再加一项${label}`,
  removeRow: (label: string, index: number) => `去掉第 ${index} 项${label}`,
  row: (label: string, index: number) => `${label} ${index}`,
  search: '找事项',
  searchHint: '输入事项名称里的字，或者拼音首字母',
  here: '这里能办',
  elsewhere: '本网点没有承接',
  draft: '未发布',
  none: '没有找到这样的事项。换一个字试试。',
  instant: '当场办结',
  promised: '限时办结',
  forwarded: '转报',
  money: '单位：元，最多两位小数',
  faults: {
    required: '还没有填',
    unknown: '不用填这一项',
    form: '写法不对',
    'too-long': '太长了',
    choice: '请从列出的里面选',
    'too-many': '行数太多',
  } satisfies Record<FormFault['code'], string>,
  forms: {
    telephone: '电话号码写法不对，例如 13800001234 或 0371-12345678',
    date: '没有这一天，请写成年、月、日',
    month: '没有这个月，请写成年、月',
    amount: '金额写法不对，例如 1234.50',
    'whole-number': '请只写数字',
  } as Readonly<Record<string, string>>,
}
