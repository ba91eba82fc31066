import { createRoot } from 'react-dom/client'

import { App } from './App.tsx'
import { restoreTheme } from './design/index.ts'

restoreTheme()
const root = document.querySelector('#app')
if (root === null) throw new Error('the page has no #app')
createRoot(root).render(<App />)
