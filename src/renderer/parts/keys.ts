import { FORM_NAMES, type ReportForm } from '@shared/reportForms'
import type { Session } from '../state/session.svelte'
import { redoLast, undoLast } from '../state/undo'
import { focusNext } from './nextToLookAt'
import { NEEDS_DATA, SCREENS, type ScreenName } from './screens'

/** A key and what it does; `hidden` ones are not listed. */
export interface KeyCommand {
  readonly keys: string
  readonly does: string
  /** Whether this key press is meant; single keys act outside text fields only. */
  readonly matches: (event: KeyboardEvent) => boolean
  readonly run: (session: Session, actions: KeyActions) => void
}

/** What only the frame can do. */
export interface KeyActions {
  readonly print: (form?: ReportForm) => void
  readonly severalReports: () => void
  readonly listKeys: () => void
  readonly nextRegion: (step: 1 | -1) => void
  readonly find: () => void
}

/** Letters that save the report in its other forms, with Ctrl and Shift; the menu sends them. */
const SAVED_BY: readonly (readonly [string, ReportForm])[] = [
  ['x', 'xlsx'],
  ['c', 'csv'],
  ['h', 'html'],
  ['j', 'json'],
  ['t', 'txt'],
]

const mod = (event: KeyboardEvent, key: string) =>
  (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === key
const single = (event: KeyboardEvent, key: string) =>
  !event.ctrlKey && !event.metaKey && !event.altKey && event.key === key

/** Goes to a screen of the rail, or says why it has nothing to show. */
export function goTo(session: Session, name: ScreenName): void {
  if (!session.isEmpty || !NEEDS_DATA.includes(name)) session.router.go({ name })
  else {
    const title = SCREENS.find((one) => one.name === name)?.title ?? name
    session.toast = {
      text: `${title} has nothing to show yet: import a filing, or open the sample.`,
    }
  }
}

export const COMMANDS: readonly KeyCommand[] = [
  {
    keys: 'Ctrl O',
    does: 'Import files',
    matches: (event) => mod(event, 'o') && !event.shiftKey,
    run: (session) => void session.imports.choose(false),
  },
  {
    keys: 'Ctrl Shift O',
    does: 'Import a folder',
    matches: (event) => mod(event, 'o') && event.shiftKey,
    run: (session) => void session.imports.choose(true),
  },
  {
    keys: 'Ctrl Alt O',
    does: 'Import files without a preview',
    matches: (event) => (event.ctrlKey || event.metaKey) && event.altKey && event.code === 'KeyO',
    run: (session) => void session.imports.choose(false, { preview: false }),
  },
  {
    keys: 'Ctrl P',
    does: 'Save the month’s report as PDF',
    matches: (event) => mod(event, 'p') && !event.shiftKey,
    run: (_session, actions) => actions.print(),
  },
  {
    keys: 'Ctrl Shift P',
    does: 'Reports of several portfolios or months',
    matches: (event) => mod(event, 'p') && event.shiftKey,
    run: (_session, actions) => actions.severalReports(),
  },
  ...SAVED_BY.map(([key, form]) => ({
    keys: `Ctrl Shift ${key.toUpperCase()}`,
    does: `Save the month’s report as ${FORM_NAMES[form]}`,
    matches: (event: KeyboardEvent) => mod(event, key) && event.shiftKey,
    run: (_session: Session, actions: KeyActions) => actions.print(form),
  })),
  ...SCREENS.filter(({ name }) => name !== 'settings').map(({ name, title }, i) => ({
    keys: `Ctrl ${i + 1}`,
    does: title,
    matches: (event: KeyboardEvent) => mod(event, String(i + 1)),
    run: (session: Session) => goTo(session, name),
  })),
  {
    keys: 'Ctrl ,',
    does: 'Settings',
    matches: (event) => mod(event, ','),
    run: (session) => session.router.go({ name: 'settings' }),
  },
  {
    keys: 'Ctrl K',
    does: 'Find or do: holdings, deals, months, actions',
    matches: (event) => mod(event, 'k'),
    run: (_session, actions) => actions.find(),
  },
  {
    keys: 'Ctrl Z',
    does: 'Undo the last change',
    matches: (event) => mod(event, 'z') && !event.shiftKey && !inTextField(event.target),
    run: (session) => void undoLast(session),
  },
  {
    keys: 'Ctrl Shift Z',
    does: 'Bring back what was undone last',
    matches: (event) => mod(event, 'z') && event.shiftKey && !inTextField(event.target),
    run: (session) => void redoLast(session),
  },
  {
    keys: 'T',
    does: 'Charts as tables, and back',
    matches: (event) => single(event, 't'),
    run: (session) => {
      session.chartsAsTables = !session.chartsAsTables
    },
  },
  {
    keys: 'M',
    does: 'Method and definitions',
    matches: (event) => single(event, 'm'),
    run: (session) => {
      session.defining = true
    },
  },
  {
    keys: 'N',
    does: 'Next to look at: what differs, is unknown, was refused, or needs attention',
    matches: (event) => single(event, 'n'),
    run: (session) => {
      const own = session.next.at(-1)
      if (own !== undefined) own()
      else if (!focusNext() && !session.isEmpty) session.router.go({ name: 'checks' })
    },
  },
  {
    keys: 'E',
    does: 'Note to the check that is shown; Ctrl Enter saves it, Esc leaves it as it was',
    matches: (event) => single(event, 'e'),
    run: (session) => {
      if (session.router.source === null) session.noting.at(-1)?.()
    },
  },
  {
    keys: '/',
    does: 'Filter the table',
    matches: (event) => single(event, '/'),
    run: () => filterOfFocus()?.focus(),
  },
  {
    keys: '[',
    does: 'Month before',
    matches: (event) => single(event, '['),
    run: (session) => session.stepMonth(-1),
  },
  {
    keys: ']',
    does: 'Month after',
    matches: (event) => single(event, ']'),
    run: (session) => session.stepMonth(1),
  },
  {
    keys: 'Alt ←',
    does: 'Back',
    matches: (event) => event.altKey && event.key === 'ArrowLeft',
    run: (session) => session.router.back(),
  },
  {
    keys: 'Alt →',
    does: 'Forward',
    matches: (event) => event.altKey && event.key === 'ArrowRight',
    run: (session) => session.router.forward(),
  },
  {
    keys: 'F6',
    does: 'Next region, with Shift the previous',
    matches: (event) => event.key === 'F6',
    run: () => undefined,
  },
  {
    keys: 'Esc',
    does: 'Back to the number, close, clear the filter, cancel an import preview',
    matches: (event) => single(event, 'Escape'),
    run: (session) => {
      const { screen, source } = session.router
      const onTop = source === null
      if (session.toast !== null && onTop) session.toast = null
      else if (session.batch.open && onTop && screen.name === 'reports') {
        session.batch.open = false
      } else if (onTop && screen.name === 'preview') void session.preview.close()
      else session.router.up()
    },
  },
  {
    keys: '?',
    does: 'This list',
    matches: (event) => single(event, '?'),
    run: (_session, actions) => actions.listKeys(),
  },
]

/** Keys that act inside a table or on what has the focus; listed with the others. */
export const TABLE_KEYS: readonly { readonly keys: string; readonly does: string }[] = [
  { keys: '← ↑ ↓ →', does: 'Move in a table, cell by cell; up from the first row to its heads' },
  { keys: 'Home, End', does: 'First and last cell of a row; with Ctrl first and last row' },
  { keys: 'PgUp, PgDn', does: 'Ten rows up or down in a table' },
  { keys: 'Enter', does: 'Open the line a number comes from, or the row; sort by a head' },
  { keys: 'Alt ↑, Alt ↓', does: 'Table before, after, beside the text of a filing' },
  { keys: 'Space', does: 'Leave a file out of an import, or take it in' },
  { keys: 'Ctrl C', does: 'Copy the selection, else the table' },
]

/** The filter of the table that has the focus, else the first on the screen. */
function filterOfFocus(): HTMLInputElement | null {
  const FILTER = 'input[data-filter]'
  const table = document.activeElement?.closest('.data-table')
  const all = [...document.querySelectorAll<HTMLInputElement>(`main ${FILTER}`)]
  const fields = all.filter((field) => field.closest('[inert]') === null)
  return (
    table?.querySelector<HTMLInputElement>(FILTER) ??
    fields.find((field) => field.tabIndex >= 0) ??
    fields[0] ??
    null
  )
}

function inTextField(target: EventTarget | null): boolean {
  const element = target as Partial<HTMLElement> | null
  return (
    typeof element?.matches === 'function' &&
    element.matches('input, textarea, select, [contenteditable]')
  )
}

/** Runs the command of a key press; returns whether there was one. */
export function runKey(event: KeyboardEvent, session: Session, actions: KeyActions): boolean {
  if (event.defaultPrevented) return false
  const isSingle = !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1
  if (isSingle && (inTextField(event.target) || !session.look.choices.singleKeys)) return false
  const command = COMMANDS.find((candidate) => candidate.matches(event))
  if (command === undefined) return false
  event.preventDefault()
  if (event.key === 'F6') actions.nextRegion(event.shiftKey ? -1 : 1)
  else command.run(session, actions)
  return true
}
