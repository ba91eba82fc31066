/** A device that a bridge can have. */
export type Device = 'card-reader' | 'camera' | 'pad'

/** What a card says of its holder. */
export interface Card {
  readonly kind: string
  readonly number: string
  readonly name: string
}

/** A device that did not do what was asked: a sentence for whoever stands before it. */
class BridgeFault extends Error {}

/** The devices on the desk of whoever works here, by the local bridge (`docs/guide/device-bridge.md`). */
export interface Bridge {
  /** Which there are; none where no bridge answers. */
  devices(): Promise<readonly Device[]>
  /** @throws BridgeFault */
  readCard(): Promise<Card>
  /** @throws BridgeFault */
  photograph(): Promise<File>
  /** @throws BridgeFault */
  signature(): Promise<File>
}

const sayings: Readonly<Record<string, string>> = {
  'no-card': '读卡器上没有卡，请放好再试，或者用键盘填。',
  busy: '设备正忙，请稍等再试。',
  cancelled: '设备上取消了。',
}
const noAnswer = '设备没有答复，请检查连接，或者用键盘填。'
const findMsMax = 2000
const readMsMax = 10_000
/** Somebody writes his name. */
const signMsMax = 120_000

/** The bridge at an address. */
export function bridgeAt(url: string): Bridge {
  const ask = async (path: string, method: 'GET' | 'POST', ms: number): Promise<Response> => {
    const reply = await fetch(`${url}${path}`, {
      method,
      credentials: 'omit',
      signal: AbortSignal.timeout(ms),
    }).catch(() => undefined)
    if (reply === undefined) throw new BridgeFault(noAnswer)
    if (reply.ok) return reply
    const said: unknown = await reply.json().catch(() => undefined)
    throw new BridgeFault(sayings[textOf(said, 'code')] ?? noAnswer)
  }
  const picture = async (path: string, name: string, ms: number): Promise<File> => {
    const content = await (await ask(path, 'POST', ms)).blob()
    return new File([content], `${name}.${content.type === 'image/png' ? 'png' : 'jpg'}`, {
      type: content.type,
    })
  }
  return {
    devices: async () => {
      try {
        const said: unknown = await (await ask('/devices', 'GET', findMsMax)).json()
        return devicesOf(said)
      } catch {
        return []
      }
    },
    readCard: async () => {
      const said: unknown = await (await ask('/card/read', 'POST', readMsMax)).json().catch(() => undefined)
      const card = { kind: textOf(said, 'kind'), number: textOf(said, 'number'), name: textOf(said, 'name') }
      if (card.number === '') throw new BridgeFault(noAnswer)
      return card
    },
    photograph: async () => await picture('/camera/photo', '拍照', readMsMax),
    signature: async () => await picture('/pad/signature', '签名', signMsMax),
  }
}

function devicesOf(said: unknown): readonly Device[] {
  const listed = typeof said === 'object' && said !== null && 'devices' in said ? said.devices : []
  const named = Array.isArray(listed) ? listed.map((one: unknown) => textOf(one, 'device')) : []
  return (['card-reader', 'camera', 'pad'] as const).filter((device) => named.includes(device))
}

function textOf(said: unknown, key: string): string {
  if (typeof said !== 'object' || said === null) return ''
  const value: unknown = Object.entries(said).find(([name]) => name === key)?.[1]
  return typeof value === 'string' ? value : ''
}
