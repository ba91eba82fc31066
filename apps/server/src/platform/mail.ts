import type { Transporter } from 'nodemailer'

import type { Attempt } from './sms.ts'

/** Where e-mail is handed over, and in whose name. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  readonly url: string
  readonly from: string
}

/** One e-mail; whoever repeats it gives the same key, which becomes its Message-ID. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly key: string
}

/** The mail server. */
export interface Mail {
  /** One attempt; it never throws. */
  send(letter: Letter): Promise<Attempt>
  /** Greets the server and signs in, and sends nothing; it never throws. */
  check(): Promise<Attempt>
}

const answerMsMax = 10_000

/** Hands e-mail to an SMTP server, by TLS where the server offers it; faults are codes only. */
export function createMail(
  { url, from }: MailSettings,
  { timeoutMs = answerMsMax }: { readonly timeoutMs?: number } = {},
): Mail {
  let transport: Promise<Transporter> | undefined
  // Loaded with the first letter: a server that has none to send holds nothing of it (docs/adr/memory.md).
  const open = async (): Promise<Transporter> =>
    (await import('nodemailer')).createTransport({
      url,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      dnsTimeout: timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  const domain = from.slice(from.lastIndexOf('@') + 1).replace('>', '')
  return {
    send: async ({ to, subject, text, key }) => {
      try {
        transport ??= open()
        await (
          await transport
        ).sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${key}@${domain}>`,
        })
        return { state: 'sent', providerId: null }
      } catch (error) {
        return attemptOf(error)
      }
    },
    check: async () => {
      try {
        transport ??= open()
        await (await transport).verify()
        return { state: 'sent', providerId: null }
      } catch (error) {
        return attemptOf(error)
      }
    },
  }
}

/** 5xx stays; 4xx is asked again later, greylisting among them, and so is what broke on the way. */
function attemptOf(error: unknown): Attempt {
  const status = fieldOf(error, 'responseCode')
  const code = fieldOf(error, 'code')
  if (typeof status === 'number' && code !== 'EAUTH')
    return { state: status >= 500 ? 'refused' : 'failed', fault: `smtp-${status}` }
  if (code === 'EAUTH') return { state: 'failed', fault: 'smtp-login' }
  return { state: 'failed', fault: code === 'ETIMEDOUT' ? 'timeout' : 'unreachable' }
}

function fieldOf(error: unknown, name: 'responseCode' | 'code'): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
}
