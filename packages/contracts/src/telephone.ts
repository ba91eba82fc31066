/** A mobile number of the mainland, or one of elsewhere with its country code: what a text message reaches. */
export const mobileNumber = /^(?:1[3-9]\d{9}|\+[1-9]\d{6,14})$/

/** Whether a text message reaches it; a landline gets none. */
export function isMobile(telephone: string): boolean {
  return mobileNumber.test(telephone)
}
