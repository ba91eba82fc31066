import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'

import { Fault } from './index.ts'

const error = {
  message: '填写的内容有问题，请看下面标出的地方。',
  fields: [{ message: '手机号写法不对。' }, { message: '手机号写法不对。' }],
}

test('where no field is marked the sentence says what is wrong, and nobody is sent to look for a mark', () => {
  const said = renderToStaticMarkup(<Fault error={error} />)

  expect(said.match(/手机号写法不对/g)).toHaveLength(1)
  expect(said).not.toContain('标出的地方')
})

test('where the fields are marked it is not said twice', () => {
  const said = renderToStaticMarkup(<Fault error={error} marked />)

  expect(said).toContain('标出的地方')
  expect(said).not.toContain('手机号写法不对')
})
