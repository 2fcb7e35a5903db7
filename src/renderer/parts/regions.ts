import { hadFocusBefore } from './takesFocus'

const FOCUSABLE =
  'button:not([disabled], [tabindex="-1"]), a[href]:not([tabindex="-1"]), select, input, [tabindex="0"]'

function visible(element: HTMLElement): boolean {
  return element.closest('[inert], .is-behind') === null
}

/** Moves the focus to the next region of the frame: rail, top bar, page, source bar. */
export function moveRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(visible)
  if (regions.length === 0) return
  const order = ['rail', 'top', 'page', 'source']
  regions.sort(
    (a, b) => order.indexOf(a.dataset['region'] ?? '') - order.indexOf(b.dataset['region'] ?? ''),
  )
  const at = regions.findIndex((region) => region.contains(document.activeElement))
  const next = regions[(at + step + regions.length) % regions.length]
  const first = next?.querySelector<HTMLElement>(FOCUSABLE)
  ;(first ?? next)?.focus()
}

/** Brings the focus to the page that is shown, where it would else be nowhere: Tab goes on from there, and the arrow keys scroll it. */
export function focusPage(): void {
  if (document.activeElement !== document.body) return
  const pages = [...document.querySelectorAll<HTMLElement>('[data-region="page"]')].filter(visible)
  pages.at(-1)?.focus({ preventScroll: true })
}

/**
 * Keeps the focus on the page when what had it goes: a note that was answered, a row that was removed. What the screen itself gives
 * the focus to comes first, then what had it before a note took it. The returned function ends it.
 */
export function keepFocus(): () => void {
  const onLeave = ({ target }: FocusEvent): void => {
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (!(target instanceof Element) || target.isConnected) return
        if (document.activeElement === document.body) hadFocusBefore(target)?.focus()
        focusPage()
      }),
    )
  }
  document.addEventListener('focusout', onLeave)
  return () => document.removeEventListener('focusout', onLeave)
}
