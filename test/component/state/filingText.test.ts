import { expect, it } from 'vitest'
import type { Reply } from '@shared/api'
import { fail } from '@shared/result'
import { FilingText } from '../../../src/renderer/state/filingText.svelte'
import { Session } from '../../../src/renderer/state/session.svelte'
import { fakeBridge, ok } from '../fakeBridge'

it('shows the text of the filing that was opened last, whichever answer comes first', async () => {
  const slow = Promise.withResolvers<null>()
  const bridge = fakeBridge({
    'filings.cells': () => ok([]),
    'filings.report': () => fail('no-such-report', 'none'),
    'filings.text': async ({ filingId }) => {
      if (filingId === 1) await slow.promise
      const text: Reply<'filings.text'> = { name: `${filingId}.txt`, lines: [`of ${filingId}`] }
      return ok(text)
    },
  })
  const text = new FilingText(new Session(bridge))
  const open = (filingId: number) => text.open({ report: { filingId, reportIndex: 0 }, paths: [] })
  const first = open(1)
  expect(await open(2)).toBe(true)
  slow.resolve(null)
  expect(await first).toBe(false)
  expect(text.lines).toEqual(['of 2'])
})
