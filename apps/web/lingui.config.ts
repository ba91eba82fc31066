import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'

const folder = process.env['TONGBAN_LOCALES'] ?? '<rootDir>/src/locales'
/** Who speaks of the law; their words are loaded with them and not with the first page. */
const ofLaw = ['<rootDir>/src/features/reasons', '<rootDir>/src/features/calculator']
/** How halls lead to the calculators comes with the halls. */
const links = '<rootDir>/src/features/calculator/link-words.ts'

/** The words of what people see: Chinese as it is written in the code, the other languages beside it. */
export default defineConfig({
  sourceLocale: 'zh-CN',
  locales: ['zh-CN', 'zh-HK', 'en'],
  catalogs: [
    {
      path: `${folder}/{locale}`,
      include: ['<rootDir>/src'],
      exclude: ofLaw.map((room) => `${room}/**/!(link-words).{ts,tsx}`),
    },
    { path: `${folder}/law/{locale}`, include: ofLaw, exclude: [links] },
  ],
  format: formatter({ lineNumbers: false }),
  orderBy: 'message',
})
