/** Where somebody is in a tour; it is left and taken up again on this device. */
export interface Progress {
  readonly tour: string
  readonly done: number
}

const place = (staffId: string): string => `tongban.tour.${staffId}`

/** Where he was, if anywhere. After a reset everybody has another id, and begins anew. */
export function progressOf(staffId: string): Progress | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place(staffId)) ?? 'null')
    return isProgress(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

/** Keeps where he is; undefined where he has left the tour for good. */
export function keepProgress(staffId: string, progress: Progress | undefined): void {
  try {
    if (progress === undefined) localStorage.removeItem(place(staffId))
    else localStorage.setItem(place(staffId), JSON.stringify(progress))
  } catch {
    // A browser that keeps nothing knows it until the page is left.
  }
}

function isProgress(value: unknown): value is Progress {
  return (
    typeof value === 'object' &&
    value !== null &&
    'tour' in value &&
    typeof value.tour === 'string' &&
    'done' in value &&
    typeof value.done === 'number'
  )
}
