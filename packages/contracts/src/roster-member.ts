/** Somebody of a roster as a form names him: the line on the roster, and how it reads. */
export interface RosterMemberSaid {
  readonly id: string
  /** Name and masked number. */
  readonly text: string
}

const shape = /^(?<id>[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}) (?<text>\S.*)$/

/** Whether an answer names somebody of a roster. */
export function isRosterMember(value: string): boolean {
  return shape.test(value)
}

/** Somebody of a roster as the answer of a form: a row's id, and what people read of it. */
export function memberAnswer({
  id,
  name,
  number,
}: {
  readonly id: string
  readonly name: string
  readonly number: string | null
}): string {
  return [id, name, ...(number === null ? [] : [number])].join(' ')
}

/** What {@link memberAnswer} has put together; an empty id where it was not that. */
export function saidMember(value: string): RosterMemberSaid {
  const { id = '', text = value } = shape.exec(value)?.groups ?? {}
  return { id, text }
}
