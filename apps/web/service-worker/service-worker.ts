/// What lies between the pages and a weak line: the program of the house, so that a page opens while the server is out of reach.
/// No answer of the interfaces ever passes through here: what is about people is asked of the server or not at all.

/** The files of this build, written in by the builder. */
declare const builtFiles: readonly string[]
/** One name a build: what an older one has kept is let go. */
declare const buildName: string

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this file is loaded as a service worker only
const worker = globalThis as unknown as ServiceWorkerGlobalScope
const page = '/index.html'

worker.addEventListener('install', (event) => {
  event.waitUntil(keepProgram())
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(letOlderGo())
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (request.mode === 'navigate' && isPage(pathname)) event.respondWith(freshPage(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(keptFile(request))
})

async function keepProgram(): Promise<void> {
  const cache = await caches.open(buildName)
  await cache.addAll([page, ...builtFiles])
  await worker.skipWaiting()
}

async function letOlderGo(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name !== buildName).map(async (name) => await caches.delete(name)))
  await worker.clients.claim()
}

/** Addresses of files and interfaces are no pages of the house. */
function isPage(pathname: string): boolean {
  return !/^\/(?:api|docs|healthz|readyz|metrics|openapi)/.test(pathname) && !/\.[a-z\d]+$/.test(pathname)
}

/** The page as the server has it now; while nothing comes back, as it was kept. */
async function freshPage(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = await caches.match(page)
    if (kept === undefined) throw error
    return kept
  }
}

/** Files carry the hash of what is in them: what was kept is what the server has. */
async function keptFile(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? (await fetch(request))
}
