const numeral = '0-9一二三四五六七八九十百千零〇、至'
const plain = '[^（）()：:；;，,。]'
/** What belongs to a title in brackets: （试行）, （二）, （人社部令第20号）, （豫人社〔2014〕12号）. */
const bracketed = `（(?:试行|暂行|[一二三四五六七八九十]+|${plain}*(?:令第\\d+号|〔\\d{4}〕\\d+号))）`
const title = `${plain}*(?:${bracketed}${plain}*)*`
/** 第十四条, 第（一）项, 第一款、第二款. */
const part = (unit: string): string => `第[${numeral}（）]+${unit}(?:、第[${numeral}（）]+${unit})*`
const article = `${part('条')}(?:之[${numeral}]+)?(?:${part('款')})?(?:${part('项')})?`
const rule = new RegExp(`^(?![第\\s])${plain}${title}(?:${article}|〔\\d{4}〕\\d+号|第\\d+号)$`, 'u')

/** 依据: a document with its number, or an article of it, and nothing beside it, for papers print it as it stands. */
export function namesRule(basis: string): boolean {
  return rule.test(basis)
}
