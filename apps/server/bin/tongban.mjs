#!/usr/bin/env node
// `npx tongban …` on any Node from 20 on.
import { fileURLToPath } from 'node:url'

import { runWithOurNode } from '../../../tools/node.mjs'

const [word, ...others] = process.argv.slice(2)
// The law alone starts at once: it needs nothing of the server.
const [program, words] = word === 'policy' ? ['policy-cli.ts', others] : ['cli.ts', process.argv.slice(2)]

runWithOurNode([fileURLToPath(new URL(`../src/${program}`, import.meta.url)), ...words])
