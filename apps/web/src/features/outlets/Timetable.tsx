import { Button, Checkbox, DateField, TextField } from '../../design/index.ts'
import { type Arrangement, type Faults, type Line, newArrangement, newLine } from './filled.ts'
import { words } from './place-words.ts'

/** 平时上班时间: one line a stretch of time; a break at noon is what lies between two of them. */
export function Timetable({
  lines,
  faults,
  onChange,
}: {
  lines: readonly Line[]
  faults: Faults
  onChange: (lines: readonly Line[]) => void
}) {
  const set = (at: number, change: Partial<Line>): void =>
    onChange(lines.map((line, place) => (place === at ? { ...line, ...change } : line)))
  return (
    <section className="stack">
      <h3>{words.timetable}</h3>
      <p className="soft">{words.timetableHint}</p>
      {lines.map((line, at) => (
        <fieldset key={line.key} className="group">
          <legend>{words.line(at + 1)}</legend>
          <Weekdays
            id={`line-${at}-days`}
            chosen={line.weekdays}
            onChange={(weekdays) => set(at, { weekdays })}
          />
          <div className="row row-end">
            {(
              [
                ['opens', words.opens, words.timeHint],
                ['closes', words.closesAt, undefined],
                ['from', words.seasonFrom, undefined],
                ['to', words.seasonTo, undefined],
              ] as const
            ).map(([key, label]) => (
              <TextField
                key={key}
                id={`line-${at}-${key}`}
                label={label}
                value={line[key]}
                onChange={(value) => set(at, { [key]: value.replace('：', ':') })}
                error={textOf(faults, `line-${at}-${key}`)}
                longest={5}
              />
            ))}
            <Button
              kind="quiet"
              label={words.removeLine(at + 1)}
              onPress={() => onChange(lines.filter((_, place) => place !== at))}
            >
              {words.remove}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button onPress={() => onChange([...lines, newLine()])}>{words.addLine}</Button>
      </div>
    </section>
  )
}

function Weekdays({
  id,
  chosen,
  onChange,
}: {
  id: string
  chosen: readonly number[]
  onChange: (chosen: readonly number[]) => void
}) {
  return (
    <fieldset className="field">
      <legend className="field-label">{words.weekdays}</legend>
      <div className="row">
        {words.weekdayNames.map((name, at) => (
          <Checkbox
            key={name}
            checked={chosen.includes(at + 1)}
            onChange={(on) =>
              onChange(
                on
                  ? [...chosen, at + 1].toSorted((one, other) => one - other)
                  : chosen.filter((day) => day !== at + 1),
              )
            }
            {...(at === 0 ? { id } : {})}
          >
            {name}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}

/** 节假日和临时安排: days on which the timetable does not hold. */
export function Arrangements({
  arrangements,
  faults,
  onChange,
}: {
  arrangements: readonly Arrangement[]
  faults: Faults
  onChange: (arrangements: readonly Arrangement[]) => void
}) {
  const set = (at: number, change: Partial<Arrangement>): void =>
    onChange(arrangements.map((one, place) => (place === at ? { ...one, ...change } : one)))
  return (
    <section className="stack">
      <h3>{words.exceptions}</h3>
      <p className="soft">{words.exceptionsHint}</p>
      {arrangements.map((one, at) => (
        <fieldset key={one.key} className="group">
          <legend>{words.exception(at + 1)}</legend>
          <div className="row row-end">
            {(['from', 'to'] as const).map((key) => (
              <DateField
                key={key}
                id={`except-${at}-${key}`}
                label={words[key]}
                value={one[key]}
                onChange={(value) => set(at, { [key]: value })}
                error={textOf(faults, `except-${at}-${key}`)}
              />
            ))}
            {(['opens', 'closes'] as const).map((key) => (
              <TextField
                key={key}
                id={`except-${at}-${key}`}
                label={key === 'opens' ? words.opens : words.closesAt}
                value={one[key]}
                onChange={(value) => set(at, { [key]: value.replace('：', ':') })}
                error={textOf(faults, `except-${at}-${key}`)}
                longest={5}
              />
            ))}
            <TextField
              label={words.note}
              value={one.note}
              onChange={(note) => set(at, { note })}
              longest={40}
            />
            <Button
              kind="quiet"
              label={words.removeException(at + 1)}
              onPress={() => onChange(arrangements.filter((_, place) => place !== at))}
            >
              {words.remove}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button onPress={() => onChange([...arrangements, newArrangement()])}>{words.addException}</Button>
      </div>
    </section>
  )
}

/** What is wrong with a field, without its name in front. */
export function textOf(faults: Faults, id: string): string | undefined {
  return faults
    .find((fault) => fault.id === id)
    ?.text.split('：')
    .at(-1)
}
