import { useState } from 'react'

import { AmountField } from '../AmountField.tsx'
import { Checkbox } from '../Checkbox.tsx'
import { Choice } from '../Choice.tsx'
import { DateField } from '../DateField.tsx'
import { ErrorSummary } from '../ErrorSummary.tsx'
import { FileField } from '../FileField.tsx'
import { SearchBox } from '../SearchBox.tsx'
import { Select } from '../Select.tsx'
import { SignaturePad } from '../SignaturePad.tsx'
import { SpanField } from '../SpanField.tsx'
import { TextField } from '../TextField.tsx'
import type { Examples } from './example.ts'

const options = [
  { value: 'card', label: '读卡' },
  { value: 'document', label: '看证件' },
]

function Text({ error, lines = false }: { error?: string; lines?: boolean }) {
  const [value, set] = useState('王秀兰')
  return <TextField label="姓名" hint="和证件上一样" required {...{ value, error, lines }} onChange={set} />
}

function Day({ error }: { error?: string }) {
  const [value, set] = useState('2026-11-23')
  return <DateField label="出生日期" source="来自参保记录" {...{ value, error }} onChange={set} />
}

function Span({ error }: { error?: string }) {
  const [value, set] = useState('183')
  return <SpanField label="缴了多久" source="来自参保记录" {...{ value, error }} onChange={set} />
}

function Amount({ error }: { error?: string }) {
  const [value, set] = useState('123450')
  return <AmountField label="每月工资" {...{ value, error }} onChange={set} />
}

function Radios({ error }: { error?: string }) {
  const [value, set] = useState('card')
  return <Choice label="怎么核对的" {...{ value, error, options }} onChange={set} />
}

function Search() {
  const [value, set] = useState('秀兰')
  return (
    <SearchBox
      label="查找个人、单位、办件"
      example="姓名、拼音、号码、电话"
      longest={60}
      {...{ value }}
      onChange={set}
      onSearch={set}
    />
  )
}

function List() {
  const [value, set] = useState('')
  return <Select label="机构" {...{ value, options }} onChange={set} />
}

function Tick() {
  const [checked, set] = useState(true)
  return (
    <Checkbox checked={checked} onChange={set}>
      有人代办
    </Checkbox>
  )
}

/** Every kind of field, as usual and with a fault. */
export const fieldExamples: readonly Examples[] = [
  {
    widget: 'TextField',
    examples: [
      { name: 'usual', show: () => <Text /> },
      { name: 'with a fault', show: () => <Text error="请写姓名" /> },
      { name: 'several lines', show: () => <Text lines /> },
    ],
  },
  {
    widget: 'DateField',
    examples: [
      { name: 'usual', show: () => <Day /> },
      { name: 'with a fault', show: () => <Day error="没有这一天" /> },
    ],
  },
  {
    widget: 'SpanField',
    examples: [
      { name: 'usual', show: () => <Span /> },
      { name: 'with a fault', show: () => <Span error="请写数字" /> },
    ],
  },
  {
    widget: 'AmountField',
    examples: [
      { name: 'usual', show: () => <Amount /> },
      { name: 'with a fault', show: () => <Amount error="请写金额" /> },
    ],
  },
  {
    widget: 'Choice',
    examples: [
      { name: 'usual', show: () => <Radios /> },
      { name: 'with a fault', show: () => <Radios error="请选一个" /> },
      { name: 'many', show: () => <List /> },
    ],
  },
  { widget: 'SearchBox', examples: [{ name: 'usual', show: () => <Search /> }] },
  { widget: 'Checkbox', examples: [{ name: 'usual', show: () => <Tick /> }] },
  {
    widget: 'SignaturePad',
    examples: [{ name: 'empty', show: () => <SignaturePad label="签名的地方" onChange={() => {}} /> }],
  },
  {
    widget: 'FileField',
    examples: [
      {
        name: 'empty',
        show: () => (
          <FileField
            label="身份证照片"
            files={[]}
            onChange={() => {}}
            upload={async () => await Promise.reject(new Error('这是样例，不上传。'))}
          />
        ),
      },
      {
        name: 'two photographs',
        show: () => (
          <FileField
            label="户口簿照片"
            files={['1', '2'].map((id) => ({
              id,
              name: `照片${id}.jpg`,
              type: 'image/svg+xml',
              address: '/favicon.svg',
            }))}
            onChange={() => {}}
            upload={async () => await Promise.reject(new Error('这是样例，不上传。'))}
          />
        ),
      },
    ],
  },
  {
    widget: 'ErrorSummary',
    examples: [
      {
        name: 'two faults',
        show: () => (
          <ErrorSummary
            faults={[
              { id: 'a', text: '姓名：还没有填' },
              { id: 'b', text: '电话：写法不对' },
            ]}
          />
        ),
      },
    ],
  },
]
