import type { Language } from '@tongban/contracts/errors'

/** The words around the templates of messages. */
export const words = {
  help: '这里看每种消息在短信、邮件和“我的消息”里怎么写。〔 〕里的由办件填上，日期是举例。现在只能看，不能改。',
  language: '语言',
  languages: { 'zh-CN': '简体中文', 'zh-HK': '繁體中文', en: 'English' } satisfies Record<Language, string>,
  kind: '哪种消息',
  all: '全部',
  sms: (letters: number) => `短信（${letters} 个字）`,
  title: '邮件标题',
  text: '邮件正文、我的消息',
}
