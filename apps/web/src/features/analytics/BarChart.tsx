/** One bar: how long it is (0 to 1), and the value in words beside it. */
export interface Bar {
  readonly key: string
  readonly name: string
  readonly value: number
  readonly said: string
}

/** Bars with their values written on them; the table beside it says the same to those who cannot see it. */
export function BarChart({ bars }: { bars: readonly Bar[] }) {
  return (
    <div className="chart" aria-hidden="true">
      {bars.map(({ key, name, value, said }) => (
        <div key={key}>
          <div className="chart-said">
            <span>{name}</span>
            <span>{said}</span>
          </div>
          <svg className="chart-line" viewBox="0 0 100 1" preserveAspectRatio="none">
            <rect className="chart-track" width={100} height={1} />
            <rect className="chart-bar" width={value === 0 ? 0 : Math.max(value * 100, 0.5)} height={1} />
          </svg>
        </div>
      ))}
    </div>
  )
}
