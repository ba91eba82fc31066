import type { OutletView } from '@tongban/contracts/agencies'

import { words } from './place-words.ts'

/** A line of the timetable as it is typed. */
export interface Line {
  readonly key: string
  readonly from: string
  readonly to: string
  readonly weekdays: readonly number[]
  readonly opens: string
  readonly closes: string
}

/** Days that have hours of their own, as they are typed; no hours: closed. */
export interface Arrangement {
  readonly key: string
  readonly from: string
  readonly to: string
  readonly opens: string
  readonly closes: string
  readonly note: string
}

/** An outlet as it is typed. */
export interface Typed {
  readonly name: string
  readonly telephone: string
  readonly address: string
  readonly lat: string
  readonly lng: string
  readonly closedFrom: string
  /** Where one goes instead then; empty: not said. */
  readonly successor: string
  readonly lines: readonly Line[]
  readonly arrangements: readonly Arrangement[]
}

/** What is wrong, by the id of its field. */
export type Faults = readonly { readonly id: string; readonly text: string }[]

const time = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/
const monthDay = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const telephoneForm = /^[\d\- ]{3,20}$/

/** Whether a text is a calendar day. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}

/** A new line: the whole year, from Monday to Friday. */
export function newLine(): Line {
  const weekdays = [1, 2, 3, 4, 5]
  return { key: crypto.randomUUID(), from: '01-01', to: '12-31', weekdays, opens: '', closes: '' }
}

/** A new arrangement, in which nothing is said yet. */
export function newArrangement(): Arrangement {
  return { key: crypto.randomUUID(), from: '', to: '', opens: '', closes: '', note: '' }
}

const nothing: Typed = {
  name: '',
  telephone: '',
  address: '',
  lat: '',
  lng: '',
  closedFrom: '',
  successor: '',
  lines: [],
  arrangements: [],
}

/** An outlet as the form shows it; a new one is empty. */
export function typedOf(outlet: OutletView | undefined): Typed {
  if (outlet === undefined) return nothing
  const { name, telephone, address, position, closedFrom, successor, timetable, exceptions } = outlet
  return {
    name,
    telephone,
    address,
    lat: position === null ? '' : String(position.lat),
    lng: position === null ? '' : String(position.lng),
    closedFrom: closedFrom ?? '',
    successor: successor ?? '',
    lines: timetable.map((line) => ({ ...line, key: crypto.randomUUID() })),
    arrangements: exceptions.flatMap(({ hours, ...days }) =>
      (hours.length === 0 ? [{ opens: '', closes: '' }] : hours).map((span) => ({
        key: crypto.randomUUID(),
        ...days,
        ...span,
      })),
    ),
  }
}

/** What the server is sent; several spans of the same days are one exception. */
export function sentOf({ lat, lng, lines, arrangements, ...typed }: Typed) {
  const byDays = Map.groupBy(arrangements, ({ from, to }) => `${from} ${to}`)
  return {
    name: typed.name.trim(),
    telephone: typed.telephone.trim(),
    address: typed.address.trim(),
    position: lat.trim() === '' ? null : { lat: Number(lat), lng: Number(lng) },
    timetable: lines.map(({ key: _key, weekdays, ...line }) => ({ ...line, weekdays: [...weekdays] })),
    exceptions: [...byDays.values()].flatMap((same) => {
      const [first] = same
      if (first === undefined) return []
      const hours = same.filter(({ opens }) => opens !== '').map(({ opens, closes }) => ({ opens, closes }))
      return [{ from: first.from, to: first.to, note: first.note.trim(), hours }]
    }),
  }
}

/** What is missing or cannot be read, field by field. */
export function faultsOf(typed: Typed): Faults {
  const { lat, lng } = typed
  return [
    ...(['name', 'address'] as const).flatMap((key) =>
      typed[key].trim().length < 2 ? [{ id: `outlet-${key}`, text: `${words[key]}：${words.must}` }] : [],
    ),
    ...wrong(telephoneForm.test(typed.telephone.trim()), 'outlet-telephone', words.telephoneWrong),
    ...wrong(isPosition(lat, lng), 'outlet-lat', words.positionWrong),
    ...wrong(typed.closedFrom === '' || isDay(typed.closedFrom), 'outlet-closed', words.dayWrong),
    ...typed.lines.flatMap(({ from, to, weekdays, opens, closes }, at) => [
      ...wrong(monthDay.test(from), `line-${at}-from`, `${words.line(at + 1)}：${words.monthDayWrong}`),
      ...wrong(monthDay.test(to), `line-${at}-to`, `${words.line(at + 1)}：${words.monthDayWrong}`),
      ...wrong(weekdays.length > 0, `line-${at}-days`, `${words.line(at + 1)}：${words.weekdaysMust}`),
      ...wrong(time.test(opens), `line-${at}-opens`, `${words.line(at + 1)}：${words.timeWrong}`),
      ...wrong(time.test(closes), `line-${at}-closes`, `${words.line(at + 1)}：${words.timeWrong}`),
    ]),
    ...typed.arrangements.flatMap(({ from, to, opens, closes }, at) => [
      ...wrong(isDay(from), `except-${at}-from`, `${words.exception(at + 1)}：${words.dayWrong}`),
      ...wrong(isDay(to), `except-${at}-to`, `${words.exception(at + 1)}：${words.dayWrong}`),
      ...wrong(
        (opens === '' && closes === '') || (time.test(opens) && time.test(closes)),
        `except-${at}-opens`,
        `${words.exception(at + 1)}：${words.timeWrong}`,
      ),
    ]),
  ]
}

function isPosition(lat: string, lng: string): boolean {
  if (lat.trim() === '' && lng.trim() === '') return true
  return lat.trim() !== '' && lng.trim() !== '' && Math.abs(Number(lat)) <= 90 && Math.abs(Number(lng)) <= 180
}

function wrong(isRight: boolean, id: string, text: string): Faults {
  return isRight ? [] : [{ id, text }]
}
