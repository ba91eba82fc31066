import type { ReactNode } from 'react'

import { Fault } from './Notice.tsx'
import { Skeleton } from './Panel.tsx'

/** What is shown of something read: its place while it comes, the reason when it does not, or the thing. */
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
  if (of.data !== undefined) return <>{children(of.data)}</>
  if (of.error !== null) return <Fault error={of.error} again={of.refetch} />
  return <Skeleton />
}
