/** The first words of the fractional parts of the roots of the first primes, as FIPS 180-4 demands. */
function fraction(prime: number, root: number): number {
  return Math.floor((prime ** (1 / root) % 1) * 0x1_0000_0000) | 0
}

function firstPrimes(count: number): number[] {
  const primes: number[] = []
  for (let candidate = 2; primes.length < count; candidate += 1) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate)
  }
  return primes
}

const primes = firstPrimes(64)
const roundConstants = Int32Array.from(primes, (prime) => fraction(prime, 3))
const initial = Int32Array.from(primes.slice(0, 8), (prime) => fraction(prime, 2))

/** SHA-256 (FIPS 180-4) of a text in UTF-8, as 64 hexadecimal digits: the same in Node and in any browser. */
export function sha256(text: string): string {
  const message = padded(utf8(text))
  const view = new DataView(message.buffer)
  const state = Int32Array.from(initial)
  for (let at = 0; at < message.length; at += 64) compress(state, view, at)
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

function compress(state: Int32Array, view: DataView, at: number): void {
  const words = schedule(view, at)
  let [a, b, c, d] = [at32(state, 0), at32(state, 1), at32(state, 2), at32(state, 3)]
  let [e, f, g, h] = [at32(state, 4), at32(state, 5), at32(state, 6), at32(state, 7)]
  for (let round = 0; round < 64; round += 1) {
    const large1 = right(e, 6) ^ right(e, 11) ^ right(e, 25)
    const first = (h + large1 + ((e & f) ^ (~e & g)) + at32(roundConstants, round) + at32(words, round)) | 0
    const large0 = right(a, 2) ^ right(a, 13) ^ right(a, 22)
    const second = (large0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  add(state, [a, b, c, d, e, f, g, h])
}

function add(state: Int32Array, work: readonly number[]): void {
  for (const [at, word] of work.entries()) state[at] = (at32(state, at) + word) | 0
}

function schedule(view: DataView, at: number): Int32Array {
  const words = new Int32Array(64)
  for (let word = 0; word < 16; word += 1) words[word] = view.getInt32(at + word * 4)
  for (let word = 16; word < 64; word += 1) {
    const [early, late] = [at32(words, word - 15), at32(words, word - 2)]
    const small0 = right(early, 7) ^ right(early, 18) ^ (early >>> 3)
    const small1 = right(late, 17) ^ right(late, 19) ^ (late >>> 10)
    words[word] = (at32(words, word - 16) + small0 + at32(words, word - 7) + small1) | 0
  }
  return words
}

function padded(bytes: number[]): Uint8Array<ArrayBuffer> {
  const message = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  message.set(bytes)
  message[bytes.length] = 0x80
  const view = new DataView(message.buffer)
  view.setUint32(message.length - 8, Math.floor(bytes.length / 0x2000_0000))
  view.setUint32(message.length - 4, (bytes.length * 8) >>> 0)
  return message
}

function utf8(text: string): number[] {
  const bytes: number[] = []
  for (const character of text) push(bytes, character.codePointAt(0) ?? 0)
  return bytes
}

function push(bytes: number[], code: number): void {
  if (code < 0x80) bytes.push(code)
  else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code))
  else if (code < 0x1_0000) bytes.push(0xe0 | (code >> 12), tail(code >> 6), tail(code))
  else bytes.push(0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code))
}

function tail(code: number): number {
  return 0x80 | (code & 0x3f)
}

function right(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

function at32(words: Int32Array, at: number): number {
  return words[at] ?? 0
}
