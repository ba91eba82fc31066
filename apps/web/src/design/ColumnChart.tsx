/** One stretch of time with its numbers, in the order of the series. */
export interface Stretch {
  readonly key: string
  readonly name: string
  readonly values: readonly number[]
  /** It stands out. */
  readonly marked?: boolean
}

const high = 100
const wide = 10
const gap = 0.25

/** Columns over time, one colour a series, the highest one labelled; the table beside it says the same to those who cannot see it. */
export function ColumnChart({
  stretches,
  series,
  say = String,
  mark,
}: {
  stretches: readonly Stretch[]
  series: readonly string[]
  /** How a number is written. */
  say?: (value: number) => string
  /** What a stretch that stands out is called. */
  mark?: string | undefined
}) {
  const most = Math.max(1, ...stretches.flatMap(({ values }) => values))
  const part = (1 - gap) / series.length
  return (
    <div className="chart-time" aria-hidden="true">
      <p className="row chart-key">
        {series.map((name, at) => (
          <span key={name} className={`chart-series-${at}`}>
            {name}
          </span>
        ))}
        {mark !== undefined && <span className="chart-series-1">{mark}</span>}
      </p>
      <div className="chart-plot">
        <span className="chart-scale">{say(most)}</span>
        <svg viewBox={`0 0 ${stretches.length * wide} ${high}`} preserveAspectRatio="none">
          {stretches.map(({ key, values, marked }, place) =>
            values.map((value, at) => (
              <rect
                key={`${key} ${series[at]}`}
                className={marked === true ? 'chart-column-1' : `chart-column-${at}`}
                x={(place + gap / 2 + at * part) * wide}
                width={part * wide}
                y={high - (value / most) * high}
                height={(value / most) * high}
              />
            )),
          )}
        </svg>
      </div>
      <p className="chart-ends">
        <span>{stretches[0]?.name}</span>
        <span>{stretches.length > 1 && stretches.at(-1)?.name}</span>
      </p>
    </div>
  )
}
