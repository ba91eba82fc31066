import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'

import { freePort } from '../../test/ports.ts'
import { createMail } from './mail.ts'

const letter = {
  to: 'wang@example.com',
  subject: '您的“改姓名”有新进展',
  text: '【龙亭区社保中心】您的“改姓名”已受理。',
  key: '019ac0de-0000-7000-8000-000000000001',
}
const from = '通办 <tongban@example.org>'

test('a letter arrives whole, in our name, with its key as Message-ID: a repeat is the same letter', async () => {
  const { url, letters } = await startServer()
  const mail = createMail({ url, from })

  expect(await mail.send(letter)).toEqual({ state: 'sent', providerId: null })
  await mail.send(letter)

  expect(letters).toHaveLength(2)
  expect(new Set(letters.map((one) => /^Message-ID: (.+)\r$/m.exec(one)?.[1]))).toEqual(
    new Set([`<${letter.key}@example.org>`]),
  )
  const [, body = ''] = letters[0]?.split('\r\n\r\n') ?? []
  expect(letters[0]).toContain('To: wang@example.com')
  expect(Buffer.from(body, 'base64').toString() + body).toContain(letter.text)
})

test('greylisted is asked again; unknown is not', async () => {
  expect(await sentWhereRefusedWith(451)).toEqual({ state: 'failed', fault: 'smtp-451' })
  expect(await sentWhereRefusedWith(550)).toEqual({ state: 'refused', fault: 'smtp-550' })
})

test('a server that is down, says nothing, or hangs up has failed and may be asked again', async () => {
  const down = createMail({ url: `smtp://127.0.0.1:${await freePort()}`, from })
  const silent = createMail({ url: await tcp(() => undefined), from }, { timeoutMs: 200 })
  const hangsUp = createMail({ url: await tcp((socket) => socket.destroy()), from }, { timeoutMs: 200 })

  expect(await down.send(letter)).toEqual({ state: 'failed', fault: 'unreachable' })
  expect(await silent.send(letter)).toEqual({ state: 'failed', fault: 'timeout' })
  expect(await hangsUp.send(letter)).toMatchObject({ state: 'failed' })
})

test('a wrong password is no fault of the letter', async () => {
  const { port } = await startServer({
    authOptional: false,
    onAuth: (_auth, _session, done) => done(new Error('wrong')),
  })

  expect(await createMail({ url: `smtp://u:p@127.0.0.1:${port}`, from }).send(letter)).toEqual({
    state: 'failed',
    fault: 'smtp-login',
  })
})

test('an address cannot smuggle a second reader in', async () => {
  const { url, recipients } = await startServer()

  await createMail({ url, from }).send({ ...letter, to: 'wang@example.com, li@example.com' })

  expect(recipients).not.toContain('li@example.com')
})

async function sentWhereRefusedWith(code: number) {
  const { url } = await startServer({
    onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no'), { responseCode: code })),
  })
  return await createMail({ url, from }).send(letter)
}

async function startServer(options: SMTPServerOptions = {}) {
  const letters: string[] = []
  const recipients: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onRcptTo: ({ address }, _session, done) => {
      recipients.push(address)
      done()
    },
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        letters.push(Buffer.concat(chunks).toString())
        done()
      })
    },
    ...options,
  })
  server.on('error', () => undefined) // the client hung up
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  onTestFinished(async () => await new Promise<void>((closed) => server.close(closed)))
  const address = listening.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `smtp://127.0.0.1:${port}`, port, letters, recipients }
}

async function tcp(act: (socket: Socket) => unknown): Promise<string> {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    act(socket)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  return `smtp://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
}
