import pg from 'pg'

/** A server that does not answer for so long is not there. */
const connectMsMax = 10_000

/** One connection, as an act of maintenance has it. */
export type Client = pg.Client

/** Opens one connection for an act of maintenance and closes it, however the act ends. */
export async function withClient<Result>(
  connection: pg.ClientConfig,
  act: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionTimeoutMillis: connectMsMax, ...connection })
  client.on('error', () => undefined) // whoever waits for an answer is told
  try {
    await client.connect()
    return await act(client)
  } finally {
    await client.end()
  }
}
