import { readFileSync } from 'node:fs'

import { baseLaw, type Law, parametersOf } from '@tongban/policy'
import { Command, Option } from 'commander'

/** Names a file of published values, one JSON object a line, as the page of figures exports it. */
export function lawOption(): Option {
  return new Option(
    '--law <file>',
    'values that were published over the shipped figures, one JSON object a line',
  )
}

/**
 * The law of the command line: the shipped one, with the values of the file that the command or the one above it names.
 * @throws Error that says which line cannot be read, or what is wrong with a value
 */
export async function readLaw(command: Command): Promise<Law> {
  const file = [command, command.parent]
    .map((one) => one?.opts<{ law?: string }>().law)
    .find((named) => named !== undefined)
  if (file === undefined) return baseLaw
  const { lawOfLines } = await import('./policy-lines.ts') // only who brings values pays for reading them strictly
  return lawOfLines(readFileSync(file, 'utf8'))
}

/** `tongban policy figures`: every value of every figure in force, one a line, in the form that `--law` takes. */
export function figuresCommand(write: (text: string) => Promise<void>): Command {
  return new Command('figures')
    .description('参数 · the figures of the law, one value a line, with source and how sure')
    .addOption(lawOption())
    .action(async (_options, command: Command) => {
      const lines = parametersOf((await readLaw(command)).figures).flatMap(([key, { values }]) =>
        values.map((dated) => JSON.stringify({ key, ...dated })),
      )
      await write(`${lines.join('\n')}\n`)
    })
}
