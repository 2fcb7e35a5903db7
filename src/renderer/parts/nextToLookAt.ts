const ENTRIES = '.todo a, .mark.differs, .mark.unknown'
const OPERATED = 'button, a[href]'

/** What can take the focus for an entry: itself, what it stands in, or its row's first link or figure. */
function stopOf(entry: HTMLElement): HTMLElement | null {
  const own = entry.closest<HTMLElement>(OPERATED)
  if (own !== null) return own
  const row = entry.closest('tr')
  return row?.querySelector<HTMLElement>(`${OPERATED}, [tabindex]`) ?? null
}

/** Moves the focus to the next thing on the screen that wants a look, after the last to the first again; false where nothing does. */
export function focusNext(): boolean {
  const page = document.querySelector('.layer:not([inert]) main') ?? document.querySelector('main')
  const stops = [...(page?.querySelectorAll<HTMLElement>(ENTRIES) ?? [])]
    .filter((entry) => entry.closest('.seg, tfoot, .sr') === null)
    .flatMap((entry) => stopOf(entry) ?? [])
  const once = [...new Set(stops)]
  const now = document.activeElement
  const here = (stop: HTMLElement) =>
    now !== null &&
    (stop === now || (stop.closest('tr') !== null && stop.closest('tr') === now.closest('tr')))
  const at = once.findIndex(here)
  const after = (stop: HTMLElement) =>
    now !== null && (now.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  const next = at >= 0 ? once[(at + 1) % once.length] : (once.find(after) ?? once[0])
  next?.focus()
  return next !== undefined
}
