import { useId } from 'react'

/** How far long work is, as a bar and in words; it can be left and found again. */
export function Progress({ label, done, of }: { label: string; done: number; of: number }) {
  const id = useId()
  return (
    <div className="progress">
      <p id={id} aria-live="polite">
        {label}
      </p>
      <progress value={done} max={Math.max(1, of)} aria-labelledby={id} />
    </div>
  )
}
