/** What came back. */
interface Loaded {
  readonly status: number
  readonly leadsTo: string | undefined
  readonly text: string
}

/** As much of a browser as a login by redirects needs: cookies of each origin, and one step at a time. */
export interface Browser {
  /** Loads an address without following where it leads. @returns its status and where it leads, if anywhere */
  load(address: string): Promise<Loaded>
  /** Sends JSON as a page of the same origin does. */
  send(address: string, body: object): Promise<Loaded>
  /** Follows where it is led until the next address is one that ends the walk. @returns that address */
  walk(address: string, until: (address: string) => boolean): Promise<string>
}

const stepsAtMost = 10
const sending = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }

/** A browser that nobody has used yet, or that is signed in with a cookie of one origin. */
export function openBrowser(signedIn?: { readonly origin: string; readonly cookie: string }): Browser {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (origin: string): Map<string, string> => {
    const jar = jars.get(origin) ?? new Map<string, string>()
    jars.set(origin, jar)
    return jar
  }
  const put = (origin: string, cookie: string): void => {
    const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
    if (value === '') jarOf(origin).delete(name)
    else jarOf(origin).set(name, value)
  }
  if (signedIn !== undefined) put(signedIn.origin, signedIn.cookie)
  const ask = async (address: string, how: RequestInit = {}): Promise<Loaded> => {
    const { origin } = new URL(address)
    const cookie = [...jarOf(origin)].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await fetch(address, {
      ...how,
      redirect: 'manual',
      headers: { ...(how.body === undefined ? {} : sending), cookie },
    })
    for (const line of reply.headers.getSetCookie()) put(origin, line)
    const location = reply.headers.get('location')
    return {
      status: reply.status,
      leadsTo: location === null ? undefined : new URL(location, address).href,
      text: await reply.text(),
    }
  }
  const load: Browser['load'] = async (address) => await ask(address)
  return {
    load,
    send: async (address, body) => await ask(address, { method: 'POST', body: JSON.stringify(body) }),
    walk: async (address, until) => {
      let here = address
      for (let steps = 0; !until(here); steps += 1) {
        const { leadsTo, status, text } = await load(here)
        if (leadsTo === undefined || steps > stepsAtMost)
          throw new Error(`${here} leads nowhere: ${status} ${text}`)
        here = leadsTo
      }
      return here
    },
  }
}
