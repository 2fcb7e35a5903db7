import { screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { ReportSummary } from '../../../../src/shared/api/statement'
import { ok } from '../../fakeBridge'
import { openView } from '../../openView'

const summary = (over: Partial<ReportSummary>): ReportSummary => ({
  holdings: 2, paid: 0, sources: 0, deals: 0, lastReport: null, distributionDates: [],
  checks: { explained: 0, differs: 0, unknown: 0 }, state: '', fingerprint: '', ...over,
}) // prettier-ignore

describe('a month without a report', () => {
  it('says of which day the last one is, how long ago, and goes there', async () => {
    await openView(/^Reports/, {
      'report.months': () => ok(['2001-06']),
      'report.summary': () => ok(summary({ lastReport: '1999-05-25' })),
    })
    expect(
      await screen.findByRole('heading', { name: 'No report on file for June 2001' }),
    ).toBeVisible()
    expect(screen.getByText(/None of the 2 holdings has a trustee report/)).toHaveTextContent(
      'The last one on file is of 25 May 1999, 25 months before.',
    )
    await userEvent.click(screen.getByRole('button', { name: 'Go to May 1999' }))
    expect(screen.getByRole('heading', { name: 'No report on file for May 1999' })).toBeVisible()
  })

  it('says that none is on file at all, or nothing is held', async () => {
    const bridge = await openView(/^Reports/, { 'report.summary': () => ok(summary({})) })
    expect(await screen.findByText(/None of an earlier month is on file either/)).toBeVisible()
    bridge.answers['report.summary'] = () => ok(summary({ holdings: 0 }))
    bridge.change('data')
    expect(await screen.findByRole('heading', { name: 'Nothing held in May 1999' })).toBeVisible()
  })
})
