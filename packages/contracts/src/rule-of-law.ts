const numeral = '0-9一二三四五六七八九十百零〇、至'
const rule = new RegExp(
  `^[^（）()：:；;，,。]*[^（）()：:；;，,。\\s](?:第[${numeral}]+条(?:第[${numeral}]+款)?(?:第[${numeral}]+项)?|〔\\d{4}〕\\d+号|第\\d+号)$`,
  'u',
)

/** 依据: a document with its number, or an article of it, and nothing beside it, for papers print it as it stands. */
export function namesRule(basis: string): boolean {
  return rule.test(basis)
}
