import type { Session } from '../../state/session.svelte'
import { subjectOf, type Origin } from '../../text/origins'

/** A heading of the report and a way to bring it into view. */
export interface Heading {
  readonly text: string
  readonly go: () => void
}

export interface SheetHost {
  readonly frame: () => HTMLElement | null
  readonly onKey: (event: KeyboardEvent) => void
  readonly onHeading: (index: number) => void
}

/** Reads `filingId:reportIndex:cellPath`; null when it is something else. */
export function parseSource(
  text: string,
): { filingId: number; reportIndex: number; path: string } | null {
  const parts = /^(\d+):(\d+):(.+)$/s.exec(text)
  if (parts === null) return null
  return { filingId: Number(parts[1]), reportIndex: Number(parts[2]), path: parts[3] ?? '' }
}

/** The words of a cell or a number, without its second line and its pad. */
function wordsOf(element: Element | null | undefined): string {
  if (element == null) return ''
  const copy = element.cloneNode(true) as Element
  for (const extra of copy.querySelectorAll('.pad, small, .tag')) extra.remove()
  return copy.textContent.replace(/\s+/g, ' ').trim()
}

/** What a number of the report is: its row's name and its column's head. */
function labelOf(element: HTMLElement): string {
  const cell = element.closest('td, th')
  const row = cell?.parentElement
  const table = cell?.closest('table')
  if (cell === null || row == null || table == null) return 'Figure'
  const index = [...row.children].indexOf(cell)
  const head = table.tHead?.rows[table.tHead.rows.length - 1]?.cells[index]
  return `${wordsOf(row.querySelector('th'))} ${wordsOf(head).toLowerCase()}`.trim()
}

function originOf(element: HTMLElement): Origin | null {
  const source = parseSource(element.dataset['source'] ?? '')
  if (source === null) return null
  const { filingId, reportIndex, path } = source
  return {
    label: labelOf(element),
    shown: wordsOf(element),
    report: { filingId, reportIndex },
    paths: [path],
    subject: subjectOf(/\[(.*)\]/.exec(path)?.[1] ?? ''),
  }
}

/** The unused width beside the sheet, so that its edge can be seen. */
const DESK = 32

/**
 * Makes a sheet that is wider than its frame as wide as the frame, then as much larger as the text of the window is, in percent
 * (it scrolls sideways in its frame), and the desk under it as dark as the window.
 */
export function fitSheet(sheet: Document, scale: number): void {
  const paper = sheet.querySelector('main')
  const room = sheet.defaultView?.innerWidth ?? 0
  const root = sheet.documentElement
  root.style.setProperty('zoom', '1')
  const wide = paper?.offsetWidth ?? 0
  const colours = getComputedStyle(document.documentElement)
  if (wide > 0 && room > DESK)
    root.style.setProperty('zoom', String(Math.min(1, (room - DESK) / wide) * (scale / 100)))
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  root.style.setProperty('background', colours.getPropertyValue('--rule'))
  root.style.setProperty('color-scheme', dark ? 'dark' : 'light')
}

/** Joins the report's document to the window: its numbers feed the source bar, its keys act as elsewhere, its headings are listed. */
export function connectSheet(
  sheet: Document,
  session: Session,
  host: SheetHost,
): readonly Heading[] {
  const figures = [...sheet.querySelectorAll<HTMLElement>('[data-source]')]
  const figureAt = (target: EventTarget | null) =>
    (target as Partial<Element> | null)?.closest?.<HTMLElement>('[data-source]') ?? null

  // One Tab stop: the arrow keys go from number to number
  figures.forEach((figure, i) => {
    figure.tabIndex = i === 0 ? 0 : -1
    figure.setAttribute('role', 'link')
  })

  function open(figure: HTMLElement): void {
    const origin = originOf(figure)
    if (origin?.report == null) return
    session.router.openSource({ report: origin.report, paths: origin.paths }, figure)
  }
  function step(from: HTMLElement, key: string): boolean {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key]
    const next = by === undefined ? undefined : figures[figures.indexOf(from) + by]
    if (next === undefined) return false
    from.tabIndex = -1
    next.tabIndex = 0
    next.focus()
    return true
  }

  sheet.addEventListener('pointerover', (event) => {
    const figure = figureAt(event.target)
    session.sources.hover(figure === null ? null : originOf(figure))
  })
  sheet.addEventListener('pointerleave', () => session.sources.hover(null))
  sheet.addEventListener('focusin', (event) => {
    const figure = figureAt(event.target)
    session.sources.focus(figure === null ? null : originOf(figure))
  })
  sheet.addEventListener('focusout', () => session.sources.focus(null))
  sheet.addEventListener('click', (event) => {
    const figure = figureAt(event.target)
    if (figure !== null) open(figure)
  })
  sheet.addEventListener('keydown', (event) => {
    const figure = figureAt(event.target)
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (figure !== null && plain && event.key === 'Enter') open(figure)
    else if (figure !== null && plain && step(figure, event.key)) event.preventDefault()
    else host.onKey(event)
  })

  fitSheet(sheet, session.look.choices.scale)
  const headings = [...sheet.querySelectorAll<HTMLElement>('h1, h2')]
  sheet.addEventListener('scroll', () => {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < 80).length
    host.onHeading(Math.max(0, passed - 1))
  })
  return headings.map((heading, i) => ({
    text: heading.textContent,
    go: () => {
      heading.scrollIntoView({ block: 'start' })
      host.onHeading(i)
    },
  }))
}
