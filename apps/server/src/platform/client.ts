import pg from 'pg'

/** Opens one connection for an act of maintenance and closes it, however the act ends. */
export async function withClient<Result>(
  connection: pg.ClientConfig,
  act: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}
