/** The colours and the face of the page, as they are now. */
export interface Look {
  readonly color: (token: string) => string
  readonly font: string
  readonly size: number
}

/** Read once for all charts of a frame. The colours are registered in tokens.css, so they are read resolved. */
export function lookOf(element: HTMLElement): Look {
  const style = getComputedStyle(element)
  const colors = new Map<string, string>()
  return {
    color: (token) => {
      const color = colors.get(token) ?? style.getPropertyValue(token).trim()
      colors.set(token, color)
      return color
    },
    font: style.fontFamily,
    size: (11 / 16) * Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
  }
}

/** Calls back when theme, contrast or text size may have changed; the returned function ends it. */
export function onLook(changed: () => void): () => void {
  const queries = [
    '(prefers-color-scheme: dark)',
    '(prefers-contrast: more)',
    '(forced-colors: active)',
  ].map((query) => window.matchMedia(query))
  for (const query of queries) query.addEventListener('change', changed)
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'data-contrast', 'style'],
  })
  return () => {
    for (const query of queries) query.removeEventListener('change', changed)
    observer.disconnect()
  }
}
