import { expect, it } from 'vitest'
import { cellWords, dealWords, monthsOf, stateAt } from '../../../src/renderer/text/months'

it('names months and their states', () => {
  expect(monthsOf({ first: '2001-11', last: '2002-02', deals: [] })).toEqual([
    '2001-11',
    '2001-12',
    '2002-01',
    '2002-02',
  ])
  expect(monthsOf({ first: null, last: null, deals: [] })).toEqual([])
  const states = '.morm '
  expect([0, 1, 2, 3, 4, 5].map((at) => stateAt(states, at).kind)).toEqual([
    'before',
    'missing',
    'on',
    'revised',
    'missing',
    'after',
  ])
  expect(stateAt(states, 99).kind).toBe('after')
  expect(dealWords(states)).toBe('2 on file, 1 of them revised, 2 missing')
  expect(dealWords('o')).toBe('1 on file')
  expect(cellWords('2002-09', stateAt('r', 0))).toBe('September 2002, revised')
})
