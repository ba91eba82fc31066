import { Badge, Button } from '../../design/index.ts'
import { usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** To what the address narrows the figures, in words, and a way to see everything again; nothing where it narrows nothing. */
export function Narrowed() {
  const [{ item, outlet, agency, hour, came }, go] = usePlace()
  const items = useRead('GET /api/catalogue/items')
  const agencies = useRead('GET /api/agencies')
  const outlets = useRead('GET /api/outlets')
  const said = [
    item === undefined ? undefined : items.data?.rows.find(({ code }) => code === item)?.name,
    agency === undefined ? undefined : agencies.data?.rows.find(({ id }) => id === agency)?.name,
    outletName(outlet, outlets.data?.rows ?? []),
    Object.entries(words.ways).find(([way]) => way === came)?.[1],
    hour === undefined ? undefined : words.hourOf(Number(hour)),
  ].filter((part) => part !== undefined)
  if (said.length === 0) return null
  return (
    <p className="row">
      <span className="soft">{words.narrowed}</span>
      {said.map((part) => (
        <Badge key={part}>{part}</Badge>
      ))}
      <Button kind="quiet" onPress={() => go(nothing)}>
        {words.everything}
      </Button>
    </p>
  )
}

const nothing = { item: undefined, outlet: undefined, agency: undefined, hour: undefined, came: undefined }

function outletName(
  outlet: string | undefined,
  known: readonly { readonly id: string; readonly name: string }[],
): string | undefined {
  return outlet === '-' ? words.noOutlet : known.find(({ id }) => id === outlet)?.name
}
