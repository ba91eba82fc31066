/** The halls that people put on the screen of their device, each under its own name. */
const installed = ['person', 'counter'] as const

/**
 * Lets this hall be installed and its program be kept, so that it opens over a weak line. While the house is being developed there
 * is no such program, and it works without.
 */
export function makeInstallable(): void {
  const hall = installed.find((name) => location.pathname.split('/')[1] === name) ?? 'person'
  const link = document.createElement('link')
  link.rel = 'manifest'
  link.href = `/${hall}.webmanifest`
  document.head.append(link)
  if ('serviceWorker' in navigator)
    void navigator.serviceWorker.register('/service-worker.js').catch(() => undefined)
}
