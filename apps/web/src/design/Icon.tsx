const paths = {
  done: 'M5 13l4 4L19 7',
  no: 'M6 6l12 12M18 6L6 18',
  warn: 'M12 4l9 16H3zM12 10v4M12 17v.5',
  info: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 11v5M12 8v.5',
  wait: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5l3 2',
  ask: 'M9 9a3 3 0 116 0c0 2-3 2-3 5M12 18v.5',
  out: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  away: 'M4 12h14M13 7l5 5-5 5',
}
export type IconName = keyof typeof paths

/** A sign beside a word; the word says it, so that screen readers skip the sign. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
