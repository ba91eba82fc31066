import fc from 'fast-check'
import { expect, test } from 'vitest'

import { Fingerprints } from './fingerprints.ts'

const key = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes))

test('whoever is among them is found, also beside others that begin alike, and nobody else', () => {
  const alike = key.map((one) => Buffer.concat([Buffer.alloc(4, 7), one.subarray(4)]))
  fc.assert(
    fc.property(fc.array(fc.oneof(key, alike), { maxLength: 60 }), fc.oneof(key, alike), (keys, other) => {
      const known = new Fingerprints(Buffer.concat(keys.toSorted((one, two) => one.compare(two))))

      for (const one of keys) expect(known.has(one.toString('hex'))).toBe(true)
      expect(known.has(other.toString('hex'))).toBe(keys.some((one) => one.equals(other)))
    }),
  )
})
