import { fileURLToPath } from 'node:url'

import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env['TONGBAN_URL'] ?? 'http://127.0.0.1:8080'

/** The web of all halls: one entry, one lazy chunk a hall. No inline script, so that the strictest policy holds. */
export default defineConfig({
  plugins: [
    lingui({
      configPath: fileURLToPath(new URL('lingui.config.ts', import.meta.url)),
      macroTransform: true,
      failOnMissing: true,
    }),
    react(),
  ],
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { '/api': { target: server } } },
})
