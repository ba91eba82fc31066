import { once } from 'node:events'

import { SMTPServer } from 'smtp-server'

/** A mail server that takes letters, or says to whom it gives none. */
export interface MailServer {
  readonly url: string
  /** What it answers to every recipient from now on; 250: it takes them. */
  answer(code: number): void
  close(): Promise<void>
}

/** Starts one on this machine. */
export async function startMailServer(): Promise<MailServer> {
  let code = 250
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) =>
      done(code === 250 ? null : Object.assign(new Error('no'), { responseCode: code })),
    onData: (stream, _session, done) => {
      stream.resume()
      stream.on('end', () => done())
    },
  })
  server.on('error', () => undefined) // senders that hang up
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    answer: (next) => {
      code = next
    },
    close: async () => await new Promise((closed) => server.close(closed)),
  }
}
