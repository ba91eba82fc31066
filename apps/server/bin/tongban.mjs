#!/usr/bin/env node
// `npx tongban …` on any Node from 20 on.
import { fileURLToPath } from 'node:url'

import { runWithOurNode } from '../../../tools/node.mjs'

runWithOurNode([fileURLToPath(new URL('../src/cli.ts', import.meta.url)), ...process.argv.slice(2)])
