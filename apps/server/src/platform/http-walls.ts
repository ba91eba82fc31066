import type { FastifyRequest } from 'fastify'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Who sends an authorization is judged by it alone: its request reads no cookie, whatever the browser adds (D-32). */
export function dropCookies({ raw }: FastifyRequest): void {
  if (raw.headers.authorization !== undefined) delete raw.headers.cookie
}

/**
 * Whether an unsafe request comes from our own pages: `Sec-Fetch-Site` is same-origin, or the origin's host is ours.
 * Requests with a bearer token have lost their cookies ({@link dropCookies}) and so cannot be forged this way.
 */
export function isSameSite({ method, headers }: FastifyRequest): boolean {
  if (safeMethods.has(method)) return true
  if (headers.authorization?.startsWith('Bearer ') === true) return true
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  return headers.origin !== undefined && hostOf(headers.origin) === headers.host
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

const depthAtMost = 12

/**
 * The place of everything that cannot be stored or is an attack, as paths of fields: NUL, halves of surrogate pairs,
 * and what nests deeper than any form.
 */
export function hostilePlaces(value: unknown, path: readonly string[] = []): string[] {
  if (typeof value === 'string') return isHostileText(value) ? [path.join('.')] : []
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return []
  if (path.length >= depthAtMost) return [path.join('.')]
  return Object.entries(value).flatMap(([key, inner]) =>
    isHostileText(key) ? [path.join('.')] : hostilePlaces(inner, [...path, key]),
  )
}

function isHostileText(text: string): boolean {
  return !text.isWellFormed() || text.includes('\u0000')
}

/**
 * What helmet would send, as constants. Nothing is loaded from outside; the one hash is the sheet that react-aria brings.
 * @param bridge the device bridge of counters: besides us, pages speak with nobody else
 */
export function securityHeaders(secure: boolean, bridge?: string): Record<string, string> {
  const connect = bridge === undefined ? '' : `;connect-src 'self' ${bridge}/`
  return {
    'content-security-policy': `default-src 'self';base-uri 'self';font-src 'self' data:;form-action 'self';frame-ancestors 'self';img-src 'self' data: blob:;object-src 'self';script-src 'self';script-src-attr 'none';style-src 'self' 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='${connect}`,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'x-download-options': 'noopen',
    'x-frame-options': 'SAMEORIGIN',
    'x-permitted-cross-domain-policies': 'none',
    'x-xss-protection': '0',
    ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}
