import { createHmac } from 'node:crypto'

/**
 * `t=<seconds>,v1=<hex>[,v1=<hex>]`: the HMAC-SHA-256 of `<seconds>.<body>` under each secret that is valid: proves who sent the body,
 * and when. While a secret is exchanged two are valid, and whoever checks needs one of them to fit.
 */
export function signatureOf(secrets: readonly string[], body: string, seconds: number): string {
  const codes = secrets.map(
    (secret) => `v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`,
  )
  return [`t=${seconds}`, ...codes].join(',')
}
