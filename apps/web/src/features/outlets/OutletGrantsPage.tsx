import { usePlace } from '../../platform/place.ts'
import { GrantChanges } from './GrantChanges.tsx'
import { GrantEditor } from './GrantEditor.tsx'
import { GrantMatrix } from './GrantMatrix.tsx'

/** 事项下沉: the matrix and the ledger of its changes, or, where the address names one, the grants of one outlet. */
export function OutletGrantsPage() {
  const [{ outlet }] = usePlace()
  if (outlet !== undefined) return <GrantEditor key={outlet} outlet={outlet} />
  return (
    <>
      <GrantChanges />
      <GrantMatrix />
    </>
  )
}
