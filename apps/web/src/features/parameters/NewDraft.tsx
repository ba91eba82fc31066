import { useLocation } from 'wouter'

import { Loaded, Panel } from '../../design/index.ts'
import { useLaw } from '../../platform/law.ts'
import { usePlace } from '../../platform/place.ts'
import { useAct } from '../../platform/use.ts'
import { nation } from './areas.ts'
import { DraftForm } from './DraftForm.tsx'
import { words } from './words.ts'

/** 起草: a new draft; the address may say of which figure and where. */
export function NewDraft() {
  const law = useLaw()
  const [{ figure = '', area = '' }] = usePlace()
  const [, go] = useLocation()
  const create = useAct('POST /api/parameters/drafts')
  return (
    <Panel title={words.content}>
      <Loaded of={law}>
        {(inForce) => (
          <DraftForm
            law={inForce}
            start={{ key: figure, area: area === '' ? nation : area }}
            sending={create}
            onSend={async (sent) => {
              const draft = await create.act({ body: sent })
              if (draft !== undefined) go(`/direction/parameters/drafts/${draft.id}`)
            }}
          />
        )}
      </Loaded>
    </Panel>
  )
}
