/** One bar: how long it is (0 to 1), and the value in words beside it. */
export interface Bar {
  readonly key: string
  readonly name: string
  readonly value: number
  readonly said: string
}

const line = 52
const width = 640

/** Bars with their values written on them; the table beside it says the same to those who cannot see it. */
export function BarChart({ bars }: { bars: readonly Bar[] }) {
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${bars.length * line}`} aria-hidden="true">
      {bars.map(({ key, name, value, said }, index) => (
        <g key={key} transform={`translate(0 ${index * line})`}>
          <text x={0} y={18}>
            {name}
          </text>
          <text x={width} y={18} textAnchor="end">
            {said}
          </text>
          <rect className="chart-track" x={0} y={26} width={width} height={16} />
          <rect className="chart-bar" x={0} y={26} width={Math.max(value * width, 2)} height={16} />
        </g>
      ))}
    </svg>
  )
}
