/** A fault whose message holds ids and codes only, so that the log may quote it. */
export class PlainFault extends Error {
  override readonly name = 'PlainFault'
}

/** The kind of a fault for a list: its class and code, without its words and its place. */
export function kindOfFault(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name
}

/** The kind of a fault for the log: never its message, which may quote what people typed (D-29). */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  if (error instanceof PlainFault) return error.message
  const place =
    error.stack
      ?.split('\n')
      .find((line) => line.trimStart().startsWith('at '))
      ?.trim() ?? ''
  return 'code' in error ? `${error.name} ${String(error.code)} ${place}` : `${error.name} ${place}`
}
