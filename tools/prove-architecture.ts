import { globSync } from 'node:fs'
import { basename } from 'node:path'

import { type Fault, into, lowestAndHighest, neighbours, type Pair } from './prove-fault.ts'

/** Imports and tables across walls. The rooms are taken from rooms.json, whatever they are called. */
export function architectureFaults(): Fault[] {
  const server = lowestAndHighest('server')
  const besideServer = neighbours('server')
  const features = neighbours('web', 'features')
  const halls = neighbours('web', 'halls')
  return [
    imports('a room imports one above it', 'server-upwards', server.one, upperDoor(server)),
    imports('a room imports its neighbour', 'server-sideways', besideServer.one, upperDoor(besideServer)),
    imports('a web feature imports its neighbour', 'web-sideways', features.one, upperDoor(features)),
    imports('a hall imports another hall', 'web-sideways', halls.one, upperDoor(halls)),
    imports(
      'a design widget imports a hall',
      'web-upwards',
      lowestAndHighest('web').one,
      upperDoor(lowestAndHighest('web')),
    ),
    imports(
      'a room is entered past its index',
      'server-door-between-rooms',
      server.other,
      behindTheDoor(server),
    ),
    fault('a test enters a room past its index', 'server-door', {
      'apps/server/src/planted.test.ts': `export * from './modules/${server.oneName}/${inner(server.one)}'`,
    }),
    imports(
      'the platform knows a room',
      'platform-knows-no-room',
      'apps/server/src/platform',
      `../modules/${server.oneName}/index.ts`,
    ),
    fault('the web imports the server', 'server-and-web-are-strangers', {
      'apps/web/src/planted.ts': "export type { Mode } from '../../server/src/platform/mode.ts'",
    }),
    fault('the sandbox imports the server', 'server-and-web-are-strangers', {
      'apps/sandbox/src/planted.ts': "export type { Mode } from '../../server/src/platform/mode.ts'",
    }),
    fault('the web loads schemas', 'no-schemas-in-the-browser', {
      'apps/web/src/planted.ts': "export { loginErrors } from '@tongban/contracts/login'",
    }),
    fault('a plain contract loads schemas', 'plain-contracts-know-no-schemas', {
      'packages/contracts/src/planted.ts': "export { day } from './days.ts'",
    }),
    ...packageFaults(),
    ...tableFaults(server),
  ]
}

function packageFaults(): Fault[] {
  const policy = 'packages/policy/src'
  return [
    imports('policy imports a contract', 'policy-knows-nobody', policy, '@tongban/contracts/days'),
    fault('policy imports a type of a contract', 'policy-knows-nobody', {
      [`${policy}/planted.ts`]: "export type * from '@tongban/contracts/days'",
    }),
    imports('policy imports a part of Node', 'policy-knows-nobody', policy, 'node:crypto'),
    imports(
      'a contract imports a library other than zod',
      'contracts-know-policy-and-zod',
      'packages/contracts/src',
      'pg',
    ),
    fault('two files import each other', 'no-cycles', {
      [`${policy}/planted-a.ts`]: "export type { B } from './planted-b.ts'\nexport type A = 1",
      [`${policy}/planted-b.ts`]: "export type { A } from './planted-a.ts'\nexport type B = 2",
    }),
    imports('a dependency that is not declared', 'declared-dependencies-only', 'apps/web/src', 'commander'),
    fault('a room that has no rank', 'not in rooms.json', {
      'apps/server/src/modules/planted/index.ts': 'export const planted = 1',
    }),
  ]
}

function tableFaults({ oneName, other }: Pair): Fault[] {
  const schema = oneName.replaceAll('-', '_')
  return [
    'select name from %.person',
    'update %.person set name = $1',
    'delete from %.person',
    'insert into %.person values ($1)',
  ].map((text) =>
    fault(`hand-written SQL on a foreign table: ${text.split(' ')[0]}`, 'foreign table', {
      [`${other}/planted.ts`]: `export const planted = \`${text.replace('%', schema)}\``,
    }),
  )
}

function imports(name: string, says: string, folder: string, specifier: string): Fault {
  return fault(name, says, { [`${folder}/planted.ts`]: `export * from '${specifier}'` })
}

function fault(name: string, says: string, files: Fault['files']): Fault {
  return { fault: name, check: 'architecture', says, files }
}

/** The door of the other room, as the one writes it. */
function upperDoor({ oneName, otherName }: Pair): string {
  return `${into(oneName, otherName)}/index.ts`
}

function behindTheDoor({ one, oneName, otherName }: Pair): string {
  return `${into(otherName, oneName)}/${inner(one)}`
}

/** Some file of a room that is not its door. */
function inner(room: string): string {
  const files = globSync(`${room}/*.ts`).map((file) => basename(file))
  const found = files.find((file) => file !== 'index.ts' && !file.endsWith('.test.ts'))
  if (found === undefined) throw new Error(`${room} is nothing but its door.`)
  return found
}
