import { query } from './database.ts'

/**
 * Commands about the same thing wait for each other from here to the end of their transactions: for things that may not
 * have a row yet which could be locked. The first statement that is loaded; what stands after it sees what the one
 * before has written.
 */
export const takeTurn = query('select pg_advisory_xact_lock(hashtextextended($1, 0))')
