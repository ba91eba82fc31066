import { baseLaw, figureOfKey } from '@tongban/policy'

/** What a figure is called; its key where there is none. */
export function nameOfFigure(key: string): string {
  return figureOfKey(baseLaw.figures, key)?.name ?? key
}
