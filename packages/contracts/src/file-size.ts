/** Largest file that is taken, in bytes. */
export const fileBytesAtMost = 10 * 1024 * 1024
