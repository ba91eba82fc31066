import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { brokenLinks } from './links.ts'

test('links to files that are not there are found; addresses, anchors and code are let be', () => {
  const document = writtenDocument(`
    [here](other.md) [part](other.md#part) [top](#top) [far](https://example.org/x.md)
    \`[code](no.md)\` ![picture](no.png) <img src="gone.svg"> [gone](../gone%20away.md)`)

  expect(brokenLinks(document).map((fault) => fault.split(' -> ')[1])).toEqual([
    'no.png',
    'gone.svg',
    '../gone%20away.md',
  ])
})

function writtenDocument(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-links-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'other.md'), '')
  writeFileSync(join(folder, 'document.md'), text)
  return join(folder, 'document.md')
}
