import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'

/** The words of what people see: Chinese as it is written in the code, the other languages beside it. */
export default defineConfig({
  sourceLocale: 'zh-CN',
  locales: ['zh-CN', 'zh-HK', 'en'],
  catalogs: [
    {
      path: `${process.env['TONGBAN_LOCALES'] ?? '<rootDir>/src/locales'}/{locale}`,
      include: ['<rootDir>/src'],
    },
  ],
  format: formatter({ lineNumbers: false }),
  orderBy: 'message',
})
