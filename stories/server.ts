/** Where the server is that the stories are played on; the runner starts it. */
export const serverUrl = given('TONGBAN_URL')

function given(name: string): string {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set: run stories with npm test -- stories`)
  return value
}
