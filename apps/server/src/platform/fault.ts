/** The kind of a fault for the log: never its message, which may quote what people typed (D-29). */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const place =
    error.stack
      ?.split('\n')
      .find((line) => line.trimStart().startsWith('at '))
      ?.trim() ?? ''
  return 'code' in error ? `${error.name} ${String(error.code)} ${place}` : `${error.name} ${place}`
}
