import { createRoot } from 'react-dom/client'

import { makeInstallable } from './platform/install.ts'
import { restoreLanguage } from './platform/language.ts'
import { restoreTheme } from './platform/theme.ts'

restoreTheme()
const root = document.querySelector('#app')
if (root === null) throw new Error('the page has no #app')
await restoreLanguage(async (language) => await import(`./locales/${language}.po`))
const { App } = await import('./App.tsx') // its words are read as it loads, and then in the language that is in force
createRoot(root).render(<App />)
makeInstallable()
