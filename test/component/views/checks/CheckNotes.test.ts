import { screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CheckNote } from '../../../../src/shared/api/notes'
import type { Check } from '../../../../src/shared/report'
import { filingRow, ok, type Answers, type FakeBridge } from '../../fakeBridge'
import { copied, openView } from '../../openView'
import { openChecks } from './openChecks'

const check = (over: Partial<Check>): Check => ({
  id: 'class.unpaidInterest', subject: 'REMIC III B', status: 'differs', left: '0', right: '1', difference: '-1',
  tolerance: '0', operands: [], sentence: 'unpaid = optimal − paid', explanation: null, ...over,
}) // prettier-ignore

let kept: CheckNote[] = []
beforeEach(() => {
  kept = []
})

/** Keeps notes as the application does. */
const ANSWERS: Answers = {
  'filings.list': () =>
    ok([filingRow({ checks: { ties: 1, explained: 0, differs: 2, unknown: 0 } })]),
  'filings.checks': () =>
    ok([check({}), check({ subject: 'REMIC III C' }), check({ subject: 'A', status: 'ties' })]),
  'filings.openChecks': openChecks(() => [check({}), check({ subject: 'REMIC III C' })]),
  'filings.text': () => ok({ name: 'example.txt', lines: [] }),
  'notes.list': () => ok(kept),
  'notes.put': ({ filingId, reportIndex = 0, checkId, subject, note }) => {
    if (note === 'refused') {
      return { ok: false, problem: { code: 'no-such-check', message: 'The report has no such check. List them again.' } }
    }
    const put = { id: 3, filingId, reportIndex, checkId, subject, note, notedAt: '2026-01-05T12:00:00Z' }
    kept = [put]
    return ok(put)
  },
  'notes.remove': () => {
    const [gone] = kept
    kept = []
    return ok(gone!)
  },
} // prettier-ignore

const detail = () => screen.findByRole('region', { name: 'The check' })
const field = () => screen.queryByRole('textbox', { name: 'Note to this check' })
const table = () => screen.findByRole('table', { name: 'Checks' })
const puts = (bridge: FakeBridge) =>
  bridge.calls.filter(({ name }) => name === 'notes.put' || name === 'notes.remove')

/** The number that has the focus, of the second check. */
async function stand(): Promise<HTMLElement> {
  const row = (await within(await table()).findByText('REMIC III C')).closest('tr')!
  const [, number] = within(row).getAllByRole('button')
  number!.focus()
  await waitFor(async () => expect(await detail()).toHaveTextContent('REMIC III C'))
  return number!
}

describe('a note to a check', () => {
  it('is written with E, saved with Ctrl Enter, marked in the list, found and copied', async () => {
    const bridge = await openView(/^Checks/, ANSWERS)
    const number = await stand()
    await userEvent.keyboard('e')
    expect(field()).toHaveFocus()
    expect(field()).toHaveValue('')
    await userEvent.keyboard('The trustee{Enter}was asked{Control>}{Enter}{/Control}')
    await waitFor(() => expect(field()).toBeNull())
    expect(number).toHaveFocus()
    expect(puts(bridge)).toEqual([
      {
        name: 'notes.put',
        args: {
          filingId: 7, reportIndex: 0, checkId: 'class.unpaidInterest', subject: 'REMIC III C',
          note: 'The trustee\nwas asked',
        },
      },
    ]) // prettier-ignore
    expect(await detail()).toHaveTextContent('The trustee was asked Noted 2026-01-05')
    const marked = [...(await table()).querySelectorAll('tr[data-line]')].filter((row) =>
      row.textContent.includes('was asked'),
    )
    expect(marked.map((row) => row.textContent)).toEqual([expect.stringContaining('REMIC III C')])
    expect(copied()).toContain('\tThe trustee was asked')
    await userEvent.type(screen.getByRole('searchbox', { name: 'Filter Checks' }), 'trustee')
    await waitFor(async () =>
      expect((await table()).querySelectorAll('td[data-column="subject"]')).toHaveLength(1),
    )
  })

  it('is left as it was with Esc, and nothing is asked when it did not change', async () => {
    const bridge = await openView(/^Checks/, ANSWERS)
    const number = await stand()
    await userEvent.keyboard('ehalf a th')
    await userEvent.keyboard('{Escape}')
    expect(field()).toBeNull()
    expect(number).toHaveFocus()
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Checks')
    await userEvent.keyboard('e')
    expect(field()).toHaveValue('')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(field()).toBeNull())
    expect(puts(bridge)).toEqual([])
  })

  it('stays open beside its check while another is looked at', async () => {
    await openView(/^Checks/, ANSWERS)
    await stand()
    await userEvent.keyboard('ehalf')
    const other = (await within(await table()).findByText('REMIC III B')).closest('tr')!
    within(other).getAllByRole('button')[0]!.focus()
    await waitFor(async () => expect(await detail()).toHaveTextContent('REMIC III B'))
    expect(field()).toBeNull()
    const number = await stand()
    expect(field()).toHaveValue('half')
    expect(number).toHaveFocus()
  })

  it('is taken away when nothing is left of it, and put back from the toast', async () => {
    const bridge = await openView(/^Checks/, ANSWERS)
    await stand()
    await userEvent.keyboard('eAsked{Control>}{Enter}{/Control}')
    await waitFor(async () => expect(await detail()).toHaveTextContent('Asked'))
    await userEvent.keyboard('e')
    await userEvent.clear(field()!)
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(async () => expect(await detail()).not.toHaveTextContent('Asked'))
    expect(puts(bridge).at(-1)).toEqual({ name: 'notes.remove', args: { id: 3 } })
    await userEvent.click(await screen.findByRole('button', { name: /Undo/ }))
    await waitFor(async () => expect(await detail()).toHaveTextContent('Asked'))
    expect(kept).toMatchObject([{ note: 'Asked', subject: 'REMIC III C' }])
  })

  it('says why it was not kept, and keeps what was typed', async () => {
    await openView(/^Checks/, ANSWERS)
    await stand()
    await userEvent.keyboard('erefused{Control>}{Enter}{/Control}')
    expect(await screen.findByText('The report has no such check. List them again.')).toBeVisible()
    expect(field()).toHaveValue('refused')
    expect(field()).toHaveAttribute('aria-invalid', 'true')
  })

  it('is not offered for a check that ties', async () => {
    await openView(/^Checks/, ANSWERS)
    await userEvent.click(await screen.findByRole('button', { name: 'ties 1' }))
    await waitFor(async () => expect(await detail()).toHaveTextContent('A, unpaid'))
    expect(within(await detail()).queryByRole('button', { name: /Note/ })).toBeNull()
    await userEvent.keyboard('e')
    expect(field()).toBeNull()
  })
})
