import { FORM_NAMES, REPORT_FORMS, type ReportForm } from '@shared/reportForms'
import type { Begin, Session } from '../state/session.svelte'
import { THEMES } from '../state/look.svelte'
import { redoLast, undoLast } from '../state/undo'
import type { Entry } from '../text/palette'
import { NEEDS_DATA, SCREENS, type ScreenName } from './screens'

/** What the frame does for the palette. */
export interface PaletteSteps {
  readonly onprint: (form: ReportForm) => void
  readonly onseveral: () => void
  readonly onkeys: () => void
}

/** Everything that can be done from the palette; what needs something on file only where there is something. */
export function paletteActions(session: Session, steps: PaletteSteps): Entry[] {
  const isOffered = (name: ScreenName) => !session.isEmpty || !NEEDS_DATA.includes(name)
  return [
    ...importing(session),
    ...(session.isEmpty ? [] : [...holding(session), ...reporting(steps)]),
    ...samples(session),
    {
      ...action('left', 'Undo the last change', 'import or edit', () => void undoLast(session)),
      keys: 'Ctrl Z',
    },
    {
      ...action(
        'right',
        'Redo what was undone last',
        'bring it back',
        () => void redoLast(session),
      ),
      keys: 'Ctrl Shift Z',
    },
    ...settings(session),
    { ...action('find', 'List the keys', 'shortcuts, help', steps.onkeys), keys: '?' },
    ...SCREENS.filter(({ name }) => isOffered(name)).map(({ name, title }, i) => ({
      ...action(name, `Go to ${title}`, '', () => session.router.go({ name })),
      keys: name === 'settings' ? 'Ctrl ,' : `Ctrl ${i + 1}`,
    })),
  ]
}

function action(icon: Entry['icon'], title: string, detail: string, run: () => void): Entry {
  return { group: 'Actions', icon, title, detail, run }
}

/** Goes to a screen and begins something there. */
function beginning(session: Session, name: ScreenName, begin: Begin): () => void {
  return () => {
    session.begin = begin
    session.router.go({ name })
  }
}

function importing(session: Session): Entry[] {
  const choose =
    (folder: boolean, preview = true) =>
    () =>
      void session.imports.choose(folder, { preview })
  return [
    { ...action('filings', 'Import filings', 'choose files', choose(false)), keys: 'Ctrl O' },
    {
      ...action('filings', 'Import a folder of filings', 'choose a folder', choose(true)),
      keys: 'Ctrl Shift O',
    },
    {
      ...action(
        'filings',
        'Import filings without a preview',
        'choose files',
        choose(false, false),
      ),
      keys: 'Ctrl Alt O',
    },
  ]
}

function holding(session: Session): Entry[] {
  const at = (begin: Begin, name: ScreenName = 'holdings') => beginning(session, name, begin)
  return [
    action('holdings', 'Add a holding', 'a lot of a CUSIP', at('holding')),
    action('holdings', 'Import lots', 'from a CSV file', at('lots')),
    action(
      'custodian',
      'Import cash received',
      'the custodian’s CSV file',
      at('cash', 'custodian'),
    ),
  ]
}

function reporting({ onprint, onseveral }: PaletteSteps): Entry[] {
  return [
    ...REPORT_FORMS.map((form) => ({
      ...action('reports', `Save the month’s report as ${FORM_NAMES[form]}`, 'monthly holder report, print', () => onprint(form)), // prettier-ignore
      ...(form === 'pdf' ? { keys: 'Ctrl P' } : {}),
    })),
    {
      ...action(
        'reports',
        'Save reports of several portfolios or months',
        'a file each',
        onseveral,
      ),
      keys: 'Ctrl Shift P',
    },
  ]
}

function samples(session: Session): Entry[] {
  return [
    action('arrow', 'Open the sample portfolio', 'two filings of September 2002', () => {
      void session.imports.startSample()
    }),
    action('arrow', 'Explore the synthetic deal', '48 generated months of no real deal', () => {
      void session.imports.startSample('synthetic')
    }),
  ]
}

const THEME_WORDS: Readonly<Record<(typeof THEMES)[number], string>> = {
  system: 'as the system',
  light: 'light',
  dark: 'dark',
}

function settings(session: Session): Entry[] {
  const at = (begin: Begin) => beginning(session, 'settings', begin)
  return [
    action('shield', 'Back up the database', 'save a copy, restore one', at('backup')),
    action('shield', 'Restore a copy of the database', 'backup', at('restore')),
    action('shield', 'Check the database', 'verify every filing and sum', at('database')),
    ...THEMES.map((theme) =>
      action('settings', `Theme: ${THEME_WORDS[theme]}`, 'look', () =>
        session.look.choose({ theme }),
      ),
    ),
    action('settings', 'Look', 'contrast, text size, numbers, dates', at('look')),
  ]
}
