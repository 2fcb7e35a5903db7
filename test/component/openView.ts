import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import App from '../../src/renderer/App.svelte'
import {
  fakeBridge,
  filingRow,
  lot,
  ok,
  position,
  positions,
  type Answers,
  type FakeBridge,
} from './fakeBridge'

/** Answers of a database with one report and one portfolio; a test gives what its screen shows besides. */
const ON_FILE: Answers = {
  'app.info': () =>
    ok({ version: '1', databasePath: '/d', filings: 1, holdings: 2, held: 2, deals: 1 }),
  'filings.list': () => ok([filingRow()]),
  'portfolios.kept': () =>
    ok([{ name: 'Main', paydownMethod: 'realized' as const, synthetic: false }]),
  'report.months': () => ok(['1999-05']),
  'holdings.list': () => ok([lot()]),
  'filings.cells': () => ok([]),
  positions: () => ok(positions([position()])),
}

/** Opens the window on a screen of the rail, with what is answered there. */
export async function openView(name: RegExp, answers: Answers = {}): Promise<FakeBridge> {
  localStorage.clear()
  const bridge = fakeBridge({ ...ON_FILE, ...answers })
  render(App, { bridge })
  await userEvent.click(await screen.findByRole('link', { name }))
  return bridge
}

/** What a copy without a selection would put into the clipboard. */
export function copied(): string {
  let text = ''
  const event = new Event('copy', { bubbles: true, cancelable: true })
  const clipboardData = { setData: (_type: string, data: string) => (text = data) }
  Object.defineProperty(event, 'clipboardData', { value: clipboardData })
  document.dispatchEvent(event)
  return text
}
