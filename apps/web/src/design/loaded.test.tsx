import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'

import { Loaded } from './index.ts'

const draw = (of: { data: string | undefined; error: { message: string } | null }): string =>
  renderToStaticMarkup(<Loaded of={{ ...of, refetch: () => {} }}>{(data) => data}</Loaded>)

test('what was read before stays on the screen when it cannot be read anew, and says so', () => {
  const old = draw({ data: '我的办件', error: { message: '连不上服务器。' } })

  expect(old).toContain('我的办件')
  expect(old).toContain('连不上服务器。 下面是先前取到的内容。')
  expect(old).toContain('再试一次')
})

test('what was never read is its place while it comes, and the reason when it does not', () => {
  expect(draw({ data: undefined, error: null })).toContain('正在打开')
  expect(draw({ data: undefined, error: { message: '连不上服务器。' } })).toContain('连不上服务器。')
  expect(draw({ data: '我的办件', error: null })).toBe('我的办件')
})
