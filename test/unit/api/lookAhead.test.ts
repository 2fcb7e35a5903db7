import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { LookAhead, QUIET } from '../../../src/main/api/lookAhead'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function setUp() {
  const asked: string[] = []
  const ahead = new LookAhead((name, args) => {
    asked.push(`${name} ${JSON.stringify(args)}`)
    return Promise.resolve()
  })
  const quiet = () => vi.advanceTimersByTimeAsync(QUIET + 10)
  return { asked, ahead, quiet }
}

it('asks the same of the month before when nobody asks any more', async () => {
  const { asked, ahead, quiet } = setUp()
  ahead.hear('filings.list', { month: '2003-03' })
  ahead.hear('positions', { portfolio: 'Main', asOf: '2003-03-31' })
  ahead.hear('cash.months', { from: '2001-04-01', to: '2003-03-31' })
  ahead.hear('attention', { asOf: '2003-03-31' })
  expect(asked).toEqual([])
  await quiet()
  expect(asked).toEqual([
    'filings.list {"month":"2003-02"}',
    'positions {"portfolio":"Main","asOf":"2003-02-28"}',
    'cash.months {"from":"2001-03-01","to":"2003-02-28"}',
    'attention {"asOf":"2003-02-28"}',
  ])
  ahead.hear('import.status', {})
  await quiet()
  expect(asked).toHaveLength(4)
})

it('looks towards the newest for who steps that way, never beyond it, and back again for who jumps', async () => {
  const { asked, ahead, quiet } = setUp()
  for (const asOf of ['2003-03-31', '2003-01-31', '2003-02-28']) ahead.hear('positions', { asOf })
  await quiet()
  expect(asked).toEqual(['positions {"asOf":"2003-03-31"}'])
  ahead.hear('positions', { asOf: '2003-03-31' })
  await quiet()
  expect(asked.at(-1)).toBe('positions {"asOf":"2003-02-28"}')
  ahead.hear('positions', { asOf: '2004-12-31' })
  await quiet()
  expect(asked.at(-1)).toBe('positions {"asOf":"2004-11-30"}')
})

it('waits as long as somebody asks, and stops where somebody does', async () => {
  const { asked, ahead, quiet } = setUp()
  ahead.hear('positions', { asOf: '2003-03-31' })
  ahead.hear('attention', { asOf: '2003-03-31' })
  await vi.advanceTimersByTimeAsync(QUIET - 10)
  ahead.hear('holdings.list', {})
  await vi.advanceTimersByTimeAsync(QUIET - 10)
  expect(asked).toEqual([])
  await vi.advanceTimersByTimeAsync(10)
  expect(asked).toHaveLength(1)
  ahead.hear('import.status', {})
  await vi.advanceTimersByTimeAsync(10)
  expect(asked).toHaveLength(1)
  await quiet()
  expect(asked.at(-1)).toBe('attention {"asOf":"2003-02-28"}')
})

it('looks nothing up of other requests, of days within a month, and after its end', async () => {
  const { asked, ahead, quiet } = setUp()
  ahead.hear('filings.text', { filingId: 1 })
  ahead.hear('positions', { asOf: '2003-03-15' })
  ahead.hear('positions', {})
  ahead.hear('filings.list', { filing: 7 })
  await quiet()
  expect(asked).toEqual([])
  ahead.hear('positions', { asOf: '2003-04-30' })
  ahead.end()
  await quiet()
  expect(asked).toEqual([])
})
