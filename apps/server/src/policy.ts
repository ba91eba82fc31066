import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'

import type { Law } from '@tongban/policy'
import { answer, type JsonSchema, type Rule, rules } from '@tongban/policy/rules'
import { Command } from 'commander'

import { figuresCommand, lawOption, readLaw } from './policy-figures.ts'

/** So much text is gathered before it is written: one write for many lines. */
const chunkLength = 65_536

/**
 * `tongban policy`: the rules of law by JSON, one object a line. It reads no database and starts nothing; what it says of a rule it
 * takes from the schemas that the rule enforces.
 */
export function policyCommand(streams: { readonly input: Readable; readonly output: Writable }): Command {
  const command = new Command('policy')
    .description('the rules of law: one JSON object a line in, one a line out, in the same order')
    .helpCommand(false)
    .option('--no-because', 'only the values, without their reasons: faster')
    .addOption(lawOption())
    .action(async () => await write(streams.output, `${listed()}\n`))
  for (const one of rules) command.addCommand(commandOf(one, streams))
  command.addCommand(figuresCommand(async (text) => await write(streams.output, text)))
  return command
}

function commandOf(
  asked: Rule,
  { input, output }: { readonly input: Readable; readonly output: Writable },
): Command {
  return new Command(asked.id)
    .description(`${asked.title.zh} · ${asked.title.en}`)
    .option('--no-because', 'only the value, without its reason: faster')
    .addOption(lawOption())
    .addHelpText('after', `\n${about(asked)}`)
    .action(async (_options, command: Command) => {
      const because = [command, command.parent].every(
        (one) => one?.opts<{ because: boolean }>().because !== false,
      )
      await answerLines(asked, { law: await readLaw(command), input, output, because })
    })
}

/** Answers line by line; what is read waits for what is written, so that a list of any length takes no more memory than a short one. */
async function answerLines(
  asked: Rule,
  {
    law,
    input,
    output,
    because,
  }: {
    readonly law: Law
    readonly input: Readable
    readonly output: Writable
    readonly because: boolean
  },
): Promise<void> {
  let gathered = ''
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    gathered += `${JSON.stringify(answer(asked, law, line, { because }))}\n`
    if (gathered.length < chunkLength) continue
    await write(output, gathered)
    gathered = ''
  }
  await write(output, gathered)
}

async function write(output: Writable, text: string): Promise<void> {
  if (!output.write(text)) await once(output, 'drain')
}

function listed(): string {
  const width = Math.max(...rules.map(({ id }) => id.length))
  const lines = rules.map(({ id, title }) => `${id.padEnd(width)}  ${title.zh} · ${title.en}`)
  return [
    ...lines,
    '',
    'tongban policy <rule> --help says what a rule takes and gives; tongban policy figures, by which figures it reckons.',
  ].join('\n')
}

function about({ about: sentence, sources, inputSchema, output, example }: Rule): string {
  const law = sources.map(({ document, number, article }) =>
    [document, number, article].filter(Boolean).join(' '),
  )
  return [
    sentence,
    `Law: ${law.join('; ')}`,
    `\nIn:\n${fieldsOf(inputSchema)}`,
    `\nOut, as "value":\n${fieldsOf(output)}`,
    `\nExample:\n  echo '${JSON.stringify(example)}' | tongban policy <rule>`,
  ].join('\n')
}

/** The fields of an object schema, one a line; those that may be left out in brackets. */
function fieldsOf({ properties, required }: JsonSchema): string {
  if (typeof properties !== 'object' || properties === null) return '  an object'
  const asked: readonly unknown[] = Array.isArray(required) ? required : []
  return Object.entries(properties)
    .map(
      ([name, schema]: [string, unknown]) =>
        `  ${asked.includes(name) ? name : `[${name}]`}  ${JSON.stringify(schema)}`,
    )
    .join('\n')
}
