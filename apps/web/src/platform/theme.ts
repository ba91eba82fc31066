/** How large and how strong the page is shown; remembered on this device. */
const themes = ['default', 'elder', 'contrast'] as const
export type Theme = (typeof themes)[number]
const place = 'tongban.theme'

/** The theme in force. */
export function themeNow(): Theme {
  const set = typeof document === 'undefined' ? undefined : document.documentElement.dataset['theme']
  return themes.find((theme) => theme === set) ?? 'default'
}

/** Shows the page in a theme and remembers it. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
  try {
    localStorage.setItem(place, theme)
  } catch {
    // A browser that keeps nothing shows the theme until the page is left.
  }
}

/** Takes up the theme that was remembered, before anything is drawn. */
export function restoreTheme(): void {
  try {
    const kept = localStorage.getItem(place)
    setTheme(themes.find((theme) => theme === kept) ?? 'default')
  } catch {
    setTheme('default')
  }
}
