import { expect, test } from 'vitest'

import { namesRule } from './rule-of-law.ts'

test.each([
  '社会保险法第58条',
  '社会保险法 第58条',
  '社会保险法第五十八条第一款、第二款',
  '城乡居民基本养老保险经办规程（试行）第十二条',
  '工伤保险条例第十四条第（一）项',
  '行政处罚法第61条第2款第（三）项',
  '关于审理劳动争议案件适用法律问题的解释（一）第一条',
  '社会保险费申报缴纳管理规定（人社部令第20号）第五条',
  '民法典第一千零三十二条之一',
  '人社部发〔2019〕84号',
  '人力资源和社会保障部令第20号',
])('%s is a rule', (basis) => {
  expect(namesRule(basis)).toBe(true)
})

test.each([
  '',
  '第58条',
  '社会保险法',
  '社会保险法第58条（待核）',
  '社会保险法第58条，见办事指南',
  '社会保险法（待核）第58条',
  '依据：社会保险法第58条',
  '人社部发〔2019〕84号（已废止）',
])('“%s” is none, or has something beside it', (basis) => {
  expect(namesRule(basis)).toBe(false)
})
