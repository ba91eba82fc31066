import { useState } from 'react'

import { Button } from '../Button.tsx'
import { Cite } from '../Cite.tsx'
import { ColumnChart } from '../ColumnChart.tsx'
import { ConfirmDialog } from '../Dialog.tsx'
import { Badge, Fault, Notice } from '../Notice.tsx'
import { EmptyState, Panel, Skeleton } from '../Panel.tsx'
import { Progress } from '../Progress.tsx'
import { ReasonDialog } from '../ReasonDialog.tsx'
import { SpanLine } from '../SpanLine.tsx'
import { Table } from '../Table.tsx'
import { Tiles } from '../Tiles.tsx'
import { Timeline } from '../Timeline.tsx'
import { TwoAnswers, Verdict } from '../Verdict.tsx'
import type { Examples } from './example.ts'

const tones = ['plain', 'info', 'done', 'warn', 'danger'] as const
interface Row {
  readonly number: string
  readonly days: number
}
const columns = [
  { head: '办件号', render: ({ number }: Row) => number },
  { head: '天数', number: true, render: ({ days }: Row) => days },
]

const none: readonly Row[] = []

function Asking() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>批准</Button>
      <ConfirmDialog
        open={open}
        title="批准这件事"
        verb="批准"
        onConfirm={() => setOpen(false)}
        onCancel={() => setOpen(false)}
      >
        <p>批准以后马上登记。</p>
      </ConfirmDialog>
    </>
  )
}

function AskingWhy() {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>退回</Button>
      <ReasonDialog
        open={open}
        title="退回这份草稿"
        verb="退回"
        pending={false}
        error={null}
        label="为什么退回"
        missing="为什么退回：至少两个字"
        longest={500}
        onConfirm={close}
        onCancel={close}
      />
    </>
  )
}

function Deciding() {
  const [agree, choose] = useState<boolean>()
  const close = () => choose(undefined)
  return (
    <>
      <TwoAnswers agreeTo="同意新村点的事项" refuseTo="不同意新村点的事项" onChoose={choose} />
      {agree !== undefined && (
        <Verdict
          title="新村点的事项"
          agree={agree}
          noted
          pending={false}
          error={null}
          onSay={close}
          onCancel={close}
        >
          <p>从明天起，那里多办两项。</p>
        </Verdict>
      )}
    </>
  )
}

/** What holds content: notices, badges, lists, histories, empty and waiting places. */
export const frameExamples: readonly Examples[] = [
  {
    widget: 'Notice',
    examples: tones.map((tone) => ({
      name: tone,
      show: () => (
        <Notice tone={tone}>
          <p>还差一样，补齐就能办。</p>
        </Notice>
      ),
    })),
  },
  {
    widget: 'Progress',
    examples: [
      { name: 'half way', show: () => <Progress label="已交 600 行，一共 1200 行" done={600} of={1200} /> },
    ],
  },
  {
    widget: 'Fault',
    examples: [
      {
        name: 'with a number',
        show: () => <Fault error={{ message: '连不上服务器。', request: 'r-1024' }} again={() => {}} />,
      },
    ],
  },
  {
    widget: 'Badge',
    examples: tones.map((tone) => ({ name: tone, show: () => <Badge tone={tone}>办理中</Badge> })),
  },
  {
    widget: 'Cite',
    examples: [
      {
        name: 'with an address',
        show: () => <Cite text="社会保险法 第八十六条" address="https://www.gov.cn/" />,
      },
      { name: 'without one', show: () => <Cite text="豫人社发〔2025〕61号" address={undefined} /> },
    ],
  },
  {
    widget: 'Table',
    examples: [
      {
        name: 'rows',
        show: () => (
          <Table
            title="样例"
            rows={[{ number: '410204 26 000012 3', days: 3 }]}
            keyOf={({ number }) => number}
            empty="没有"
            columns={columns}
          />
        ),
      },
      {
        name: 'name of the row stays',
        show: () => (
          <Table
            title="两个网点"
            rows={[{ number: '410204 26 000012 3', days: 3 }]}
            keyOf={({ number }) => number}
            empty="没有"
            columns={[
              { head: '办件号', pinned: true, render: ({ number }: Row) => number },
              { head: '大厅', key: '1', wrap: true, render: ({ days }: Row) => days },
              { head: '大厅', key: '2', headed: <strong>大厅</strong>, render: ({ days }: Row) => days },
            ]}
          />
        ),
      },
      {
        name: 'empty',
        show: () => <Table title="空的" rows={none} keyOf={() => ''} empty="还没有办件" columns={columns} />,
      },
    ],
  },
  {
    widget: 'SpanLine',
    examples: [
      {
        name: 'two marks',
        show: () => (
          <SpanLine
            name="可以退休的月份"
            from="2030年6月"
            to="2034年11月"
            marks={[
              { key: 'statutory', name: '法定 2031年11月', at: 0.32 },
              { key: 'chosen', name: '选的 2033年1月', at: 0.6 },
            ]}
          />
        ),
      },
    ],
  },
  {
    widget: 'ColumnChart',
    examples: [
      {
        name: 'two months',
        show: () => (
          <ColumnChart
            series={['收到', '办结']}
            stretches={[
              { key: '2026-10', name: '10月', values: [30, 28] },
              { key: '2026-11', name: '11月', values: [42, 40] },
            ]}
          />
        ),
      },
    ],
  },
  {
    widget: 'Tiles',
    examples: [
      {
        name: 'two ways on',
        show: () => (
          <Tiles
            tiles={[
              { href: '#record', name: '我的记录', help: '参保、缴费、登记的信息' },
              { href: '#looks', name: '谁看过我的记录', help: '哪一天，谁，为什么' },
            ]}
          />
        ),
      },
    ],
  },
  {
    widget: 'Timeline',
    examples: [
      {
        name: 'two steps',
        show: () => (
          <Timeline
            label="经过"
            happenings={[
              { key: '1', when: '11月20日 09:10', what: '收件', who: '龙亭区社保大厅 · 赵敏' },
              {
                key: '2',
                when: '11月23日 14:05',
                what: '审核',
                who: '禹王台区社保中心 · 李强',
                note: '材料齐全',
              },
            ]}
          />
        ),
      },
    ],
  },
  {
    widget: 'Panel',
    examples: [{ name: 'usual', show: () => <Panel title="材料">这件事不用交材料。</Panel> }],
  },
  {
    widget: 'EmptyState',
    examples: [
      { name: 'usual', show: () => <EmptyState title="没有待办">新收的件会自己出现在这里。</EmptyState> },
    ],
  },
  { widget: 'Skeleton', examples: [{ name: 'usual', show: () => <Skeleton /> }] },
  { widget: 'Dialog', examples: [{ name: 'asks once more', show: () => <Asking /> }] },
  { widget: 'ReasonDialog', examples: [{ name: 'asks why', show: () => <AskingWhy /> }] },
  { widget: 'Verdict', examples: [{ name: 'the second of two decides', show: () => <Deciding /> }] },
]
