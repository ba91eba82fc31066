import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Answers, Field } from '@tongban/contracts/form'
import { expect, test } from 'vitest'

import { loadKeys } from '../../platform/keys.ts'
import { createSecrets } from '../../platform/secrets.ts'
import { openForm, sealForm } from './personal.ts'

const folder = mkdtempSync(join(tmpdir(), 'tongban-personal-'))
const secrets = createSecrets(loadKeys(join(folder, 'keys.json'), { mode: 'demo', create: true }))
rmSync(folder, { recursive: true })
const label = { 'zh-CN': '', 'zh-HK': '', en: '' }
const fields: readonly Field[] = [
  { key: 'reason', type: 'text', label, required: false },
  { key: 'telephone', type: 'telephone', label, required: false },
  {
    key: 'members',
    type: 'group',
    label,
    required: false,
    fields: [
      { key: 'number', type: 'identity-number', label, required: false },
      { key: 'from', type: 'date', label, required: false },
    ],
  },
]
const members = [{ number: '41020219800101001X', from: '2026-03-02' }, { from: '2026-03-03' }]
const form: Answers = { reason: '新来', telephone: '13900000000', members }

test('a form rests with its personal values in one sealed text, and is opened as it was', () => {
  const atRest = sealForm(secrets, fields, form)

  expect(Object.keys(atRest).toSorted()).toEqual(['$sealed', 'members', 'reason'])
  expect(JSON.stringify(atRest)).not.toMatch(/13900000000|41020219800101001X/u)
  expect(openForm(secrets, fields, atRest)).toEqual(form)
})

test('a form without anything personal rests as it is, an empty answer too', () => {
  const plain: Answers = { reason: '', telephone: '', members: [{ from: '2026-03-03' }] }

  expect(sealForm(secrets, fields, plain)).toEqual(plain)
  expect(openForm(secrets, fields, plain)).toEqual(plain)
})

test('an older form, in which each value is sealed by itself, is read all the same', () => {
  const $sealed = (text: string) => ({ $sealed: secrets.seal(text).toString('base64') })
  const older: Answers = {
    ...form,
    telephone: $sealed('13900000000'),
    members: [{ number: $sealed('41020219800101001X'), from: '2026-03-02' }, { from: '2026-03-03' }],
  }

  expect(openForm(secrets, fields, older)).toEqual(form)
})
