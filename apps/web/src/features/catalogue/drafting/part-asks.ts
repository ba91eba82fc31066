import { windowKinds } from '@tongban/contracts/window'

import { archiveAsks } from './archive-asks.ts'
import type { Ask, PartAsks } from './asks.ts'
import { windowNames } from './registry-words.ts'

const units = [
  { value: 'working-days', label: '个工作日' },
  { value: 'days', label: '天' },
  { value: 'months', label: '个月' },
]
const sure = [
  { value: 'source', label: '有出处' },
  { value: 'recalled', label: '没有查到出处' },
]
const term: readonly Ask[] = [
  { kind: 'number', at: 'length', label: '多长', must: true },
  { kind: 'one', at: 'unit', label: '单位', options: units, must: true },
]
const limit = (at: string, label: string): Ask => ({
  kind: 'maybe',
  at,
  label,
  none: null,
  start: { unit: 'working-days', source: '', certainty: 'source' },
  of: [
    ...term,
    {
      kind: 'line',
      at: 'source',
      label: '出自哪里',
      hint: '法定时限写文件和条款，例如：社会保险经办条例第10条',
      must: true,
    },
    { kind: 'one', at: 'certainty', label: '有没有出处', options: sure, must: true },
  ],
})
const basis: Ask = {
  kind: 'line',
  at: 'basis',
  label: '依据',
  hint: '只写文件和条款，文书里照着印，例如：社会保险法第58条',
  must: true,
}
const key = (label: string): Ask => ({
  kind: 'line',
  at: 'key',
  label,
  hint: '小写字母、数字和短横；换了就算另一个',
  must: true,
})

/** How a field may be filled in, in words. */
export const types = [
  { value: 'text', label: '一行文字' },
  { value: 'long-text', label: '几行文字' },
  { value: 'telephone', label: '电话' },
  { value: 'date', label: '日期' },
  { value: 'month', label: '年月' },
  { value: 'amount', label: '金额' },
  { value: 'whole-number', label: '整数' },
  { value: 'choice', label: '选一项' },
  { value: 'yes-no', label: '是或否' },
  { value: 'address', label: '地址' },
  { value: 'identity-number', label: '证件号码' },
  { value: 'bank-account', label: '银行账号' },
  { value: 'uscc', label: '统一社会信用代码' },
  { value: 'roster-member', label: '花名册里的职工' },
] as const
const plainField: readonly Ask[] = [
  key('栏的代码'),
  { kind: 'texts', at: 'label', label: '问什么', must: true },
  {
    kind: 'one',
    at: 'type',
    label: '怎么填',
    options: [...types, { value: 'group', label: '重复栏（可以填几行）' }],
    must: true,
  },
  { kind: 'yes', at: 'required', label: '必须填' },
  { kind: 'condition', at: 'when', label: '什么情形才问' },
  { kind: 'texts', at: 'hint', label: '填写说明' },
  { kind: 'one', at: 'prefill', label: '从记录里带出来', options: 'facts-to-fill', orNone: '不带' },
  {
    kind: 'things',
    at: 'choices',
    label: '选项',
    one: '个选项',
    start: { value: '', label: { 'zh-CN': '' } },
    of: [
      { kind: 'line', at: 'value', label: '选项的代码', must: true },
      { kind: 'texts', at: 'label', label: '选项', must: true },
    ],
  },
  { kind: 'number', at: 'longest', label: '最多几个字' },
  { kind: 'number', at: 'rowsAtMost', label: '最多几行（重复栏）' },
  {
    kind: 'one',
    at: 'within',
    label: '上下限（金额）',
    hint: '填的时候提示，不拦',
    options: [{ value: 'contribution-base', label: '当地当年的缴费基数上下限' }],
    orNone: '没有',
  },
  { kind: 'yes', at: 'proved', label: '网上填时要用短信验证码确认（电话）' },
]

/** What is asked of each part of a declaration, in the order of reading. */
export const partAsks: PartAsks = {
  names: [
    { kind: 'texts', at: 'names', label: '名称', must: true },
    { kind: 'keywords', at: 'keywords', label: '大家怎么叫它', hint: '找事项时用，一行一个' },
    { kind: 'line', at: 'code', label: '代码', hint: '发布后换代码就是另一个事项', must: true },
    {
      kind: 'line',
      at: 'category',
      label: '属于哪一类',
      hint: '同类事项用同一个词，例如 registration',
      must: true,
    },
    { kind: 'line', at: 'subItem', label: '子项' },
  ],
  codes: [
    { kind: 'line', none: null, at: 'nationalCode', label: '国家基本编码（12 位）' },
    { kind: 'line', none: null, at: 'implementingCode', label: '实施编码（31 位）' },
    { kind: 'line', none: null, at: 'leafCode', label: '业务办理项编码（33 位）' },
  ],
  basis: [
    { kind: 'list', at: 'basis', label: '办理依据', hint: '一行一条，只写文件和条款' },
    { kind: 'list', at: 'revocationBasis', label: '撤销依据', hint: '按哪些规定可以撤销结果，一行一条' },
    { kind: 'one', at: 'certainty', label: '有没有出处', options: sure, must: true },
    { kind: 'lines', at: 'note', label: '备注', hint: '给同事看的，文书里不印' },
  ],
  who: [
    {
      kind: 'several',
      at: 'applicants',
      label: '谁能办',
      must: true,
      options: [
        { value: 'person', label: '个人' },
        { value: 'employer', label: '单位' },
      ],
    },
    {
      kind: 'several',
      at: 'halls',
      label: '在哪里办',
      must: true,
      options: [
        { value: 'counter', label: '窗口' },
        { value: 'person', label: '个人网厅' },
        { value: 'employer', label: '单位网厅' },
      ],
    },
    {
      kind: 'one',
      at: 'reach',
      label: '通办范围',
      must: true,
      options: [
        { value: 'agency', label: '只在本机构' },
        { value: 'city', label: '全市通办' },
        { value: 'province', label: '全省通办' },
        { value: 'country', label: '全国通办' },
      ],
    },
    { kind: 'texts', at: 'neverByMandate', label: '只能由本人办的，写明为什么' },
  ],
  kind: [
    {
      kind: 'one',
      at: 'kind',
      label: '办件类型',
      must: true,
      options: [
        { value: 'instant', label: '即办件：一个人当场办结' },
        { value: 'promised', label: '承诺件：审核后决定' },
        { value: 'forwarded', label: '转报件：由别的机关决定' },
      ],
    },
    { kind: 'yes', at: 'automatic', label: '本人在网上交了就自动办结' },
    { kind: 'yes', at: 'onTheSpot', label: '窗口负责人可以当场授权' },
    {
      kind: 'maybe',
      at: 'recheck',
      label: '即办件抽查复核',
      start: { share: 0.05 },
      of: [{ kind: 'number', at: 'share', label: '抽查几成（0 到 1）', must: true }],
    },
    {
      kind: 'maybe',
      at: 'forwardedTo',
      label: '转报',
      start: { name: '', basis: '', unit: 'working-days', counts: false },
      of: [
        { kind: 'line', at: 'name', label: '转报哪个机关', must: true },
        basis,
        ...term,
        { kind: 'yes', at: 'counts', label: '计入办理时限' },
      ],
    },
    {
      kind: 'maybe',
      at: 'department',
      label: '外部门的事：由它决定，这里只代收、代送',
      start: {
        port: '',
        name: { 'zh-CN': '' },
        contact: { 'zh-CN': '' },
        purpose: { 'zh-CN': '' },
        sends: [],
        basis: '',
        unit: 'working-days',
      },
      of: [
        {
          kind: 'line',
          at: 'port',
          label: '哪个接口（代码）',
          hint: '安装时起的名字，例如 employment',
          must: true,
        },
        { kind: 'texts', at: 'name', label: '哪个部门', must: true },
        { kind: 'texts', at: 'contact', label: '怎么找它', must: true },
        { kind: 'texts', at: 'purpose', label: '送去做什么用', must: true },
        { kind: 'list', at: 'sends', label: '送去哪些栏', hint: '一行一个；重复栏里的写“栏.栏”。只送这些' },
        basis,
        ...term,
      ],
    },
  ],
  limits: [
    {
      kind: 'maybe',
      at: 'extension',
      label: '可以延期一次',
      start: { basis: '' },
      of: [{ kind: 'number', at: 'length', label: '最多延多长（单位同时限）', must: true }, basis],
    },
    limit('limits.statutory', '法定时限'),
    limit('limits.guide', '指南里的时限'),
    limit('limits.promised', '承诺时限'),
  ],
  form: [
    {
      kind: 'things',
      key: 'field',
      at: 'form',
      label: '表单',
      one: '栏',
      start: { label: { 'zh-CN': '' }, type: 'text', required: true },
      of: [
        ...plainField,
        {
          kind: 'things',
          key: 'field',
          at: 'fields',
          label: '每行里的栏（重复栏）',
          one: '栏',
          start: { label: { 'zh-CN': '' }, type: 'text', required: true },
          of: plainField,
        },
      ],
    },
  ],
  materials: [
    {
      kind: 'things',
      key: 'material',
      at: 'materials',
      label: '材料',
      one: '份材料',
      start: {
        name: { 'zh-CN': '' },
        form: 'copy',
        copies: 1,
        issuer: '',
        whyNotFromRecord: '',
        basis: '',
        settledBy: ['file'],
      },
      of: [
        key('材料的代码'),
        { kind: 'texts', at: 'name', label: '材料名称', must: true },
        {
          kind: 'one',
          at: 'form',
          label: '形式',
          must: true,
          options: [
            { value: 'original-seen', label: '看原件后退还' },
            { value: 'kept', label: '收原件' },
            { value: 'copy', label: '收复印件' },
            { value: 'electronic', label: '电子材料' },
          ],
        },
        { kind: 'number', at: 'copies', label: '几份', must: true },
        { kind: 'line', at: 'issuer', label: '谁出具', must: true },
        { kind: 'line', at: 'whyNotFromRecord', label: '为什么不能从记录里得到', hint: '能从记录得到的不填' },
        basis,
        { kind: 'lines', at: 'note', label: '备注' },
        { kind: 'condition', at: 'when', label: '什么情形才要' },
        { kind: 'line', at: 'oneOf', label: '几样选一样的，写同一个组名' },
        {
          kind: 'several',
          at: 'settledBy',
          label: '可以怎么交',
          must: true,
          options: [
            { value: 'file', label: '拍照或上传' },
            { value: 'seen', label: '当面看过' },
            { value: 'record', label: '用记录代替' },
            { value: 'commitment', label: '告知承诺' },
            { value: 'debt', label: '先办，以后补' },
          ],
        },
        { kind: 'one', at: 'record', label: '用哪一项记录', options: 'facts', orNone: '不用' },
        { kind: 'number', at: 'debtDays', label: '受理后几个工作日内补' },
        { kind: 'number', at: 'afterCheckDays', label: '办结后几个工作日起核查承诺' },
        {
          kind: 'maybe',
          at: 'commitment',
          label: '要签名的告知承诺书',
          start: {
            condition: { 'zh-CN': '' },
            checkedWith: { 'zh-CN': '' },
            distrust: { unit: 'months', basis: '' },
          },
          of: [
            { kind: 'texts', at: 'condition', label: '承诺什么属实', must: true },
            { kind: 'texts', at: 'checkedWith', label: '事后和谁的数据核对', must: true },
            { kind: 'number', at: 'distrust.length', label: '承诺不实，多久不再收承诺', must: true },
            { kind: 'one', at: 'distrust.unit', label: '单位', options: units, must: true },
            { ...basis, at: 'distrust.basis', label: '不再收承诺的依据' },
            { kind: 'lines', at: 'note', label: '备注' },
          ],
        },
        { kind: 'number', at: 'filesAtMost', label: '最多几张' },
      ],
    },
  ],
  steps: [
    {
      kind: 'things',
      key: 'step',
      at: 'steps',
      label: '步骤',
      one: '步',
      start: { name: { 'zh-CN': '' }, act: 'review', role: 'reviewer' },
      of: [
        key('步骤的代码'),
        { kind: 'texts', at: 'name', label: '叫什么', must: true },
        {
          kind: 'one',
          at: 'act',
          label: '做什么',
          must: true,
          options: [
            { value: 'review', label: '审核，提意见' },
            { value: 'decide', label: '决定' },
          ],
        },
        {
          kind: 'one',
          at: 'role',
          label: '谁来做',
          must: true,
          options: [
            { value: 'reviewer', label: '审核岗' },
            { value: 'approver', label: '复核岗' },
          ],
        },
      ],
    },
    { kind: 'yes', at: 'fourEyes', label: '两个人办：受理、审核过的人不能决定' },
  ],
  routing: [
    { kind: 'one', at: 'routing', label: '分给哪个机构', options: 'routings', must: true },
    { kind: 'several', at: 'checks', label: '自动核对', options: 'checks' },
  ],
  procedures: [
    {
      kind: 'things',
      key: 'procedure',
      at: 'procedures',
      label: '特别程序',
      one: '个程序',
      start: { name: { 'zh-CN': '' }, unit: 'working-days', basis: '', counts: false, who: 'office' },
      of: [
        key('程序的代码'),
        { kind: 'texts', at: 'name', label: '叫什么', must: true },
        ...term,
        basis,
        { kind: 'yes', at: 'counts', label: '计入办理时限（不勾：时限停下来）' },
        { kind: 'yes', at: 'findings', label: '要记下结果才算完（鉴定、评估、核查、等法院）' },
        {
          kind: 'one',
          at: 'lasts',
          label: '等到哪天不知道的（等法院）',
          options: [{ value: 'until-ended', label: '时限一直停到写明结束；上面的期限是每隔多久问一次' }],
        },
        {
          kind: 'one',
          at: 'who',
          label: '等谁',
          must: true,
          options: [
            { value: 'office', label: '本机构' },
            { value: 'body', label: '别的机构' },
            { value: 'applicant', label: '办事人' },
          ],
        },
        {
          kind: 'maybe',
          at: 'publicity',
          label: '向社会公示，任何人可以提出异议',
          start: { fields: [], name: 'masked' },
          of: [
            {
              kind: 'list',
              at: 'fields',
              label: '公示表里的哪些栏（栏的代码）',
              hint: '一行一个；证件号码、电话、地址、账号不能公示',
            },
            {
              kind: 'one',
              at: 'name',
              label: '姓名怎么写',
              must: true,
              options: [
                { value: 'masked', label: '只写姓和末字' },
                { value: 'full', label: '写全名' },
              ],
            },
          ],
        },
      ],
    },
  ],
  special: [
    {
      kind: 'maybe',
      at: 'window',
      label: '业务期',
      start: { kind: '' },
      of: [
        {
          kind: 'one',
          at: 'kind',
          label: '哪种业务',
          must: true,
          options: windowKinds.map((value) => ({ value, label: windowNames[value] })),
        },
        { kind: 'one', at: 'group', label: '月份在哪个重复栏里', options: 'groups', orNone: '不在重复栏里' },
        { kind: 'line', at: 'month', label: '月份那一栏的代码' },
      ],
    },
    {
      kind: 'maybe',
      at: 'duplicate',
      label: '重复申请',
      start: { by: [], second: 'shown' },
      of: [
        { kind: 'one', at: 'group', label: '按哪个重复栏里的人比', options: 'groups', orNone: '不按人比' },
        {
          kind: 'list',
          at: 'by',
          label: '哪些栏都一样才算重复（栏的代码）',
          hint: '一行一个；不按人比的，不写就是有一件在办就算重复',
        },
        {
          kind: 'one',
          at: 'second',
          label: '第二件怎么办',
          must: true,
          options: [
            { value: 'refused', label: '不收，告诉他前一件的办件号' },
            { value: 'shown', label: '照收，提示前一件的办件号' },
          ],
        },
      ],
    },
    {
      kind: 'maybe',
      at: 'confirmation',
      label: '请本人确认',
      start: {
        group: '',
        kind: '',
        number: '',
        name: '',
        from: '',
        length: 3,
        unit: 'working-days',
        silence: 'goes-on',
      },
      of: [
        { kind: 'one', at: 'group', label: '哪个重复栏里的人', options: 'groups', must: true },
        { kind: 'one', at: 'kind', label: '证件种类是哪一栏', options: 'fields-of-group', must: true },
        { kind: 'one', at: 'number', label: '证件号码是哪一栏', options: 'fields-of-group', must: true },
        { kind: 'one', at: 'name', label: '姓名是哪一栏', options: 'fields-of-group', must: true },
        { kind: 'one', at: 'from', label: '从哪天起是哪一栏', options: 'fields-of-group', must: true },
        ...term,
      ],
    },
    {
      kind: 'maybe',
      at: 'tellsOthers',
      label: '核对时要看另一份登记：告知那份登记的本人以后等多久才能批准',
      start: { length: 5, unit: 'working-days' },
      of: term,
    },
    {
      kind: 'maybe',
      at: 'list',
      label: '可以用名单交',
      start: { group: '', people: 'members' },
      of: [
        { kind: 'one', at: 'group', label: '哪个重复栏', options: 'groups', must: true },
        {
          kind: 'one',
          at: 'people',
          label: '名单上是谁',
          must: true,
          options: [
            { value: 'members', label: '花名册上的职工' },
            { value: 'newcomers', label: '新来的人' },
          ],
        },
      ],
    },
  ],
  effect: [
    { kind: 'one', at: 'effect.name', label: '办结后做什么', options: 'effects', must: true },
    { kind: 'yes', at: 'effect.remote', label: '要等登记系统确认' },
    { kind: 'inputs', at: 'effect.input', label: '用表里的哪些栏' },
  ],
  result: [
    {
      kind: 'things',
      at: 'result',
      label: '办理结果',
      one: '项结果',
      start: { 'zh-CN': '' },
      of: [{ kind: 'texts', at: '', label: '结果', must: true }],
    },
  ],
  archive: archiveAsks,
}
