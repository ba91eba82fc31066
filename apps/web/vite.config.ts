import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'

import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const server = process.env['TONGBAN_URL'] ?? 'http://127.0.0.1:8080'

const worker = 'service-worker'

function at(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}

/** Tells the service worker which files this build has made, and gives the build a name. */
function namingFiles(): Plugin {
  return {
    name: 'service-worker-files',
    apply: 'build',
    generateBundle: (_, bundle) => {
      const files = Object.keys(bundle)
        .filter((name) => name.startsWith('assets/'))
        .toSorted()
        .map((name) => `/${name}`)
      const name = createHash('sha256').update(files.join()).digest('hex').slice(0, 12)
      const chunk = bundle[`${worker}.js`]
      if (chunk?.type !== 'chunk') throw new Error('the service worker was not built')
      chunk.code = `const builtFiles=${JSON.stringify(files)},buildName=${JSON.stringify(name)};${chunk.code}`
    },
  }
}

/** The web of all halls: one entry, one lazy chunk a hall. No inline script, so that the strictest policy holds. */
export default defineConfig({
  plugins: [
    lingui({
      configPath: at('lingui.config.ts'),
      macroTransform: true,
      failOnMissing: true,
    }),
    react(),
    namingFiles(),
  ],
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { main: at('index.html'), [worker]: at('service-worker/service-worker.ts') },
      output: {
        entryFileNames: ({ name }) => (name === worker ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { proxy: { '/api': { target: server } } },
})
