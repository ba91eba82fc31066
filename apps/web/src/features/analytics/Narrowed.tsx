import { Badge, Button } from '../../design/index.ts'
import { usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** To what the address narrows the figures, in words, and a way to see everything again; nothing where it narrows nothing. */
export function Narrowed() {
  const [{ item, outlet, agency, hour }, go] = usePlace()
  const items = useRead('GET /api/catalogue/items')
  const agencies = useRead('GET /api/agencies')
  const outlets = useRead('GET /api/outlets')
  const said = [
    item === undefined ? undefined : items.data?.rows.find(({ code }) => code === item)?.name,
    agency === undefined ? undefined : agencies.data?.rows.find(({ id }) => id === agency)?.name,
    outlet === undefined ? undefined : outlets.data?.rows.find(({ id }) => id === outlet)?.name,
    hour === undefined ? undefined : words.hourOf(Number(hour)),
  ].filter((part) => part !== undefined)
  if (said.length === 0) return null
  return (
    <p className="row">
      <span className="soft">{words.narrowed}</span>
      {said.map((part) => (
        <Badge key={part}>{part}</Badge>
      ))}
      <Button
        kind="quiet"
        onPress={() => go({ item: undefined, outlet: undefined, agency: undefined, hour: undefined })}
      >
        {words.everything}
      </Button>
    </p>
  )
}
