/** Fen as yuan: amounts travel as whole fen. */
export function yuanText(fen: string): string {
  return /^\d+$/.test(fen) ? `${fen.padStart(3, '0').slice(0, -2)}.${fen.padStart(3, '0').slice(-2)}` : fen
}

/** Yuan as typed, in fen; what is no amount stays as it is, for the check to find. */
export function fenOf(yuan: string): string {
  const match = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(yuan.trim())
  if (match === null) return yuan.trim()
  return String(Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')))
}
