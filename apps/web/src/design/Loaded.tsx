import type { ReactNode } from 'react'

import { Button } from './Button.tsx'
import { Fault, Notice } from './Notice.tsx'
import { Skeleton } from './Panel.tsx'
import { words } from './words.ts'

/**
 * What is shown of something read: its place while it comes, the reason when it does not, or the thing; and where it cannot
 * be read anew, that what stands there is from before.
 */
export function Loaded<T>({
  of,
  children,
}: {
  of: {
    data: T | undefined
    error: { message: string; request?: string } | null
    refetch: () => unknown
  }
  children: (data: T) => ReactNode
}) {
  if (of.data !== undefined)
    return (
      <>
        {of.error !== null && <Old error={of.error} again={of.refetch} />}
        {children(of.data)}
      </>
    )
  if (of.error !== null) return <Fault error={of.error} again={of.refetch} />
  return <Skeleton />
}

function Old({ error, again }: { error: { message: string }; again: () => unknown }) {
  return (
    <Notice tone="warn">
      <p>
        {error.message} {words.old}
      </p>
      <p>
        <Button onPress={again}>{words.again}</Button>
      </p>
    </Notice>
  )
}
