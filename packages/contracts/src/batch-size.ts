/** How many rows a list may have. */
export const batchRowsAtMost = 50_000
