import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import App from '../../../src/renderer/App.svelte'
import {
  fakeBridge,
  filingRow,
  lot,
  ok,
  position,
  positions,
  type FakeBridge,
  NO_PREVIEW,
} from '../fakeBridge'

async function renderHoldings(bridge: FakeBridge): Promise<void> {
  render(App, { bridge })
  await userEvent.click(await screen.findByRole('link', { name: /^Holdings/ }))
}

const PLACES = [
  {
    path: 'classes[I/A-1].perThousand.interest',
    text: '2.5',
    spans: [[3, 5, 3]] as [number, number, number][],
  },
]

function held(): FakeBridge {
  return fakeBridge({
    'app.info': () =>
      ok({ version: '1', databasePath: '/d', filings: 1, holdings: 2, held: 2, deals: 1 }),
    'filings.list': () => ok([filingRow()]),
    'portfolios.kept': () =>
      ok(['Main'].map((name) => ({ name, paydownMethod: 'realized' as const, synthetic: false }))),
    'report.months': () => ok(['1999-05']),
    'holdings.list': () => ok([lot()]),
    'filings.cells': () => ok(PLACES),
    positions: () =>
      ok(
        positions([
          position(),
          position({
            cusip: '000000AB6',
            class: 'A-IO',
            basis: 'notional',
            originalFace: '7000000',
            source: null,
          }),
        ]),
      ),
  })
}

describe('the window', () => {
  it('offers the sample on an empty database and disables the report', async () => {
    const bridge = fakeBridge({
      'sample.load': () => ({
        ok: false,
        problem: { code: 'no-sample', message: 'The sample is not there.' },
      }),
    })
    render(App, { bridge })
    await userEvent.click(await screen.findByRole('button', { name: /Open the sample portfolio/ }))
    expect(await screen.findByText('The sample is not there.')).toBeVisible()
    expect(screen.getByRole('link', { name: 'Reports' })).toHaveAttribute('aria-disabled', 'true')
    await userEvent.keyboard('{Control>}5{/Control}')
    expect(
      await screen.findByText(/^Checks has nothing to show yet: import a filing/),
    ).toBeVisible()
  })

  it('says why a database cannot be opened, and tries again', async () => {
    const message = 'The database was made by a newer version. Install that version.'
    const bridge = fakeBridge({
      'app.info': () => ({ ok: false, problem: { code: 'newer', message } }),
    })
    render(App, { bridge })
    expect(await screen.findByText(message)).toBeVisible()
    bridge.answers['app.info'] = () =>
      ok({ version: '1', databasePath: '/d', filings: 0, holdings: 0, held: 0, deals: 0 })
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('heading', { name: 'Drop trustee reports here' })).toBeVisible()
  })

  it('lists positions by portfolio, the notional one tagged', async () => {
    await renderHoldings(held())
    const table = await screen.findByRole('table', { name: 'Positions' })
    expect(within(table).getByRole('row', { name: /A-IO/ })).toHaveTextContent('notional')
    const sum = within(table).getAllByRole('row').at(-1)!
    expect(sum).toHaveTextContent('1,000,000.00')
    expect(sum).not.toHaveTextContent('7,000,000')
  })

  it('tells in the source bar how a number was made and where it stands', async () => {
    await renderHoldings(held())
    const table = await screen.findByRole('table', { name: 'Positions' })
    const row = within(table).getByRole('row', { name: /A-1/ })
    within(row).getByRole('button', { name: '2,500.00' }).focus()
    const bar = screen.getByRole('contentinfo')
    expect(await within(bar).findByText('= 1,000,000 ÷ 1,000 × 2.5')).toBeVisible()
    expect(bar).toHaveTextContent(/example\.txt\s*line 3, column 5/)
  })

  it('shows the sentence of a refused field beneath it', async () => {
    const bridge = held()
    bridge.answers['holdings.add'] = () => ({
      ok: false,
      problem: { code: 'bad-cusip', message: 'It has eight characters.' },
    })
    await renderHoldings(bridge)
    await userEvent.click(await screen.findByRole('button', { name: 'Add a holding' }))
    const field = screen.getByLabelText('CUSIP')
    await userEvent.type(field, '12345678{Enter}')
    expect(await screen.findByRole('alert')).toHaveTextContent('It has eight characters.')
    expect(field).toHaveAccessibleDescription('It has eight characters.')
    expect(field).toBeInvalid()
  })

  it('shows what is dropped anywhere in the window before it is imported', async () => {
    const reading = { ...NO_PREVIEW, id: 1, state: 'reading' as const, total: 1 }
    const bridge = fakeBridge({
      'preview.open': () => ok(reading),
      'preview.files': () => ok([]),
    })
    render(App, { bridge })
    await screen.findByRole('heading', { name: 'Drop trustee reports here' })
    bridge.answers['preview.status'] = () => ok(reading)
    const drop = new Event('drop', { bubbles: true, cancelable: true })
    const files = [new File(['x'], 'a.txt')]
    Object.defineProperty(drop, 'dataTransfer', { value: { types: ['Files'], files } })
    window.dispatchEvent(drop)
    expect(bridge.calls).toContainEqual({
      name: 'preview.open',
      args: { paths: ['/filings/a.txt'] },
    })
    expect(await screen.findByRole('heading', { level: 1, name: 'Import preview' })).toBeVisible()
  })
})
