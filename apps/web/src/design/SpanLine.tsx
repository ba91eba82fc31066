/** Something on a line: what it is called, and where it lies, from 0 at the beginning to 1 at the end. */
export interface Mark {
  readonly key: string
  readonly name: string
  readonly at: number
}

const long = 100
const high = 10
const thick = 1.2

/** A span of time on a line with what stands out on it; the table beside it says the same to those who cannot see it. */
export function SpanLine({
  name,
  from,
  to,
  marks,
}: {
  /** What the whole span is. */
  name: string
  from: string
  to: string
  /** At most two: each has a colour of its own. */
  marks: readonly Mark[]
}) {
  return (
    <div className="chart-time" aria-hidden="true">
      <p className="row chart-key">
        <span>{name}</span>
        {marks.map((mark, place) => (
          <span key={mark.key} className={`chart-series-${place + 1}`}>
            {mark.name}
          </span>
        ))}
      </p>
      <svg className="chart-line" viewBox={`0 0 ${long} ${high}`} preserveAspectRatio="none">
        <rect className="chart-column-0" x={0} width={long} y={high * 0.35} height={high * 0.3} />
        {marks.map(({ key, at }, place) => (
          <rect
            key={key}
            className={`chart-column-${place + 1}`}
            x={Math.min(long - thick, Math.max(0, at * long - thick / 2))}
            width={thick}
            y={0}
            height={high}
          />
        ))}
      </svg>
      <p className="chart-ends">
        <span>{from}</span>
        <span>{to}</span>
      </p>
    </div>
  )
}
