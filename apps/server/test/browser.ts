/** As much of a browser as a login by redirects needs: cookies of each origin, and one step at a time. */
export interface Browser {
  /** Loads an address without following where it leads. @returns its status and where it leads, if anywhere */
  load(address: string): Promise<{ status: number; leadsTo: string | undefined; text: string }>
  /** Follows where it is led until the next address is one that ends the walk. @returns that address */
  walk(address: string, until: (address: string) => boolean): Promise<string>
}

const stepsAtMost = 10

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
  const load: Browser['load'] = async (address) => {
    const { origin } = new URL(address)
    const cookie = [...jarOf(origin)].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await fetch(address, { redirect: 'manual', headers: { cookie } })
    for (const line of reply.headers.getSetCookie()) put(origin, line)
    const location = reply.headers.get('location')
    return {
      status: reply.status,
      leadsTo: location === null ? undefined : new URL(location, address).href,
      text: await reply.text(),
    }
  }
  return {
    load,
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
