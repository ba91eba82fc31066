import { type PointerEvent, useEffect, useRef } from 'react'

import { Button } from './Button.tsx'
import { words } from './words.ts'

const size = { width: 900, height: 300 }
const penPixels = 5

/**
 * A sheet on which somebody writes his name, with finger, pen or mouse; the picture is given after each stroke. Who has no
 * pointer needs another way beside it.
 */
export function SignaturePad({
  label,
  onChange,
}: {
  label: string
  /** Undefined: the sheet is empty. */
  onChange: (picture: Blob | undefined) => void
}) {
  const sheet = useRef<HTMLCanvasElement>(null)
  const last = useRef<{ x: number; y: number }>(undefined)
  const clear = (): void => {
    const pen = sheet.current?.getContext('2d')
    if (pen === null || pen === undefined) return
    pen.fillStyle = '#ffffff' // a picture for the file, the same in every theme
    pen.fillRect(0, 0, size.width, size.height)
    pen.lineWidth = penPixels
    pen.lineCap = 'round'
    pen.lineJoin = 'round'
  }
  useEffect(clear, [])
  const placeOf = (event: PointerEvent<HTMLCanvasElement>): { x: number; y: number } => {
    const box = event.currentTarget.getBoundingClientRect()
    return {
      x: ((event.clientX - box.left) / box.width) * size.width,
      y: ((event.clientY - box.top) / box.height) * size.height,
    }
  }
  const draw = (event: PointerEvent<HTMLCanvasElement>): void => {
    const pen = sheet.current?.getContext('2d')
    const from = last.current
    if (pen === null || pen === undefined || from === undefined) return
    const to = placeOf(event)
    pen.beginPath()
    pen.moveTo(from.x, from.y)
    pen.lineTo(to.x, to.y)
    pen.stroke()
    last.current = to
  }
  const lift = (): void => {
    if (last.current === undefined) return
    last.current = undefined
    sheet.current?.toBlob((picture) => onChange(picture ?? undefined), 'image/png')
  }
  return (
    <div className="field">
      <canvas
        ref={sheet}
        className="signature"
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an img cannot be written on
        role="img"
        aria-label={label}
        {...size}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          last.current = placeOf(event)
          draw(event)
        }}
        onPointerMove={draw}
        onPointerUp={lift}
        onPointerCancel={lift}
      />
      <Button
        kind="quiet"
        onPress={() => {
          clear()
          onChange(undefined)
        }}
      >
        {words.writeAnew}
      </Button>
    </div>
  )
}
