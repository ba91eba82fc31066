import { expect, test } from 'vitest'

import { createWorld } from '../../../test/world.ts'
import { judgeBy } from '../catalogue/index.ts'
import { peopleChecks } from './checks.ts'

const world = await createWorld()
const [agrees] = peopleChecks(world.secrets)
const document = (number: string, kind = 'resident', verdict = 'valid') => ({
  kind,
  verdict,
  number: world.secrets.seal(number),
})
const wang = document('41020219780516980X')

test.each([
  [{ what: 'name', name: '王秀岚' }, [wang], 'yes'],
  [{ 'birth-date': '1978-05-16' }, [wang], 'yes'],
  [{ 'birth-date': '1978-05-17' }, [wang], 'no'],
  [{ sex: 'male' }, [wang], 'no'],
  [{ sex: 'female' }, [wang], 'yes'],
  [{ 'birth-date': '1978-05-16' }, [], 'needs-evidence'],
  [{ 'birth-date': '1978-05-16' }, [document('410202780516980', 'resident', 'former')], 'needs-evidence'],
  [{ 'birth-date': '1978-05-16' }, [document('E1', 'passport')], 'needs-evidence'],
])('a change to %j is held against the resident number', (form, rows, answer) => {
  if (agrees === undefined) throw new Error('no check')

  expect(judgeBy(agrees, rows, form)).toMatchObject({ answer })
})
