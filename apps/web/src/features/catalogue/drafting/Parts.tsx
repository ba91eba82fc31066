import type { ItemDraft, ItemVocabulary } from '@tongban/contracts/item-drafts'
import { type ItemPart, itemParts, partOfPlace } from '@tongban/contracts/item-parts'

import { Button, Fault, Notice, Panel, Tabs } from '../../../design/index.ts'
import { addressWith, usePlace } from '../../../platform/place.ts'
import { useAct, useRead } from '../../../platform/use.ts'
import { AroundContext } from './around.ts'
import { Asks } from './Asks.tsx'
import { type Content, idOfPlace, isContent, thingsOf } from './content.ts'
import { partAsks } from './part-asks.ts'
import { words } from './words.ts'

/** What is typed and not saved yet, and at which revision it was begun. */
export interface Typed {
  readonly revision: number
  readonly content: Content
}

/** A draft as forms, one part at a time; what is typed in one stays while another is open, and all of it is saved at once. */
export function Parts({
  draft,
  vocabulary,
  typed,
  onType,
}: {
  draft: ItemDraft
  vocabulary: ItemVocabulary
  typed: Typed | undefined
  onType: (typed: Typed | undefined) => void
}) {
  const [{ part = 'names' }] = usePlace()
  const here = itemParts.find((one) => one === part) ?? 'names'
  const whole = typed?.content ?? draft.content
  const { revision } = typed ?? draft
  const defects = new Map(draft.defects.map(({ field, message }) => [field, message]))
  return (
    <Panel title={words.content}>
      <div className="stack">
        <Tabs
          label={words.partsLabel}
          tabs={itemParts.map((one) => ({
            href: addressWith(`/administration/items/${draft.id}`, { part: one }),
            name: words.partFaults(words.parts[one], faultsOf(draft, one).length),
            here: one === here,
          }))}
        />
        <FaultsHere draft={draft} part={here} />
        <AroundContext value={{ whole, vocabulary, defects, beside: thingsOf(whole['form']) }}>
          <Asks
            key={here}
            asks={partAsks[here]}
            thing={whole}
            place=""
            onChange={(now) => onType({ revision, content: isContent(now) ? now : whole })}
          />
        </AroundContext>
        <Save draft={draft} typed={typed} onType={onType} />
      </div>
    </Panel>
  )
}

function faultsOf({ defects }: ItemDraft, part: ItemPart): ItemDraft['defects'] {
  return defects.filter(({ field }) => partOfPlace(field) === part)
}

/** What is wrong with a part, each leading to its field. */
function FaultsHere({ draft, part }: { draft: ItemDraft; part: ItemPart }) {
  const faults = faultsOf(draft, part)
  if (faults.length === 0) return null
  return (
    <Notice tone="danger">
      <ul>
        {faults.map(({ field, code, message }) => (
          <li key={`${field} ${code} ${message}`}>
            <a
              href={`#${idOfPlace(field)}`}
              onClick={(event) => {
                event.preventDefault()
                openPlace(field)
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** Opens what a place is folded into, and goes there; where it is not drawn itself, to what is nearest around it. */
function openPlace(place: string): void {
  const parts = place.split('.')
  const ids = parts.map((_, at) => idOfPlace(parts.slice(0, parts.length - at).join('.')))
  const field = ids.map((id) => document.querySelector<HTMLElement>(`#${CSS.escape(id)}`)).find(Boolean)
  for (let above = field?.closest('details'); above; above = above.parentElement?.closest('details'))
    above.open = true
  field?.scrollIntoView({ block: 'center' })
  const inner =
    field?.matches('input, textarea, select') === true
      ? field
      : field?.querySelector<HTMLElement>('input, textarea, select')
  inner?.focus()
}

/** 存下并核对; where a colleague was first, both texts are there to choose from. */
function Save({
  draft,
  typed,
  onType,
}: {
  draft: ItemDraft
  typed: Typed | undefined
  onType: (typed: Typed | undefined) => void
}) {
  const save = useAct('POST /api/catalogue/drafts/:id')
  const newest = useRead('GET /api/catalogue/drafts/:id', { params: { id: draft.id } })
  const late = save.error?.code === 'catalogue.newer'
  const send = async (revision: number): Promise<void> => {
    const content = { ...(typed?.content ?? draft.content) }
    if ((await save.act({ params: { id: draft.id }, body: { revision, content } })) !== undefined)
      onType(undefined)
    else void newest.refetch()
  }
  const leave = (): void => {
    save.reset()
    onType(undefined)
  }
  return (
    <>
      {late && (
        <Notice tone="warn" alert>
          <h3>{words.newerTitle}</h3>
          <p>{words.newer}</p>
          <p className="row">
            <Button onPress={leave}>{words.takeTheirs}</Button>
            <Button onPress={async () => await send(newest.data?.revision ?? draft.revision)}>
              {words.keepMine}
            </Button>
          </p>
        </Notice>
      )}
      {save.error !== null && !late && <Fault error={save.error} />}
      <p className="row">
        <Button
          kind="primary"
          pending={save.pending}
          disabled={typed === undefined}
          onPress={async () => await send(typed?.revision ?? draft.revision)}
        >
          {words.save}
        </Button>
        {typed !== undefined && <Button onPress={leave}>{words.cancel}</Button>}
        <output className="soft">{typed === undefined ? '' : words.unsaved}</output>
      </p>
    </>
  )
}
