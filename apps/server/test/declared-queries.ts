// Prints every query that the house declares, as JSON: run by a test in a process of its own.
import { createApp } from '../src/app.ts'
import { declaredQueries } from '../src/platform/database.ts'

if (typeof createApp === 'function') process.stdout.write(JSON.stringify(declaredQueries())) // every room has been loaded with it
