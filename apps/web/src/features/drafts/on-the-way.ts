/** The drafts that are being saved at this moment, whichever page they were typed on. */
const sending = new Set<Promise<unknown>>()

/** Remembers a save until it has arrived, or has failed. */
export async function underWay<Saved>(save: Promise<Saved>): Promise<Saved> {
  sending.add(save)
  try {
    return await save
  } finally {
    sending.delete(save)
  }
}

/** Waits until nothing is on its way: what is read afterwards has it. */
export async function settled(): Promise<void> {
  while (sending.size > 0) await Promise.allSettled(sending)
}
