import { describe, expect, it } from 'vitest'
import { findEntries, heldBonds, type Entry } from '../../../src/renderer/text/palette'
import { lot } from '../fakeBridge'

const entry = (group: Entry['group'], title: string, detail = ''): Entry => ({
  group,
  title,
  detail,
  icon: 'holdings',
  run: () => undefined,
})

describe('the palette', () => {
  const entries = [
    entry('Holdings', 'A-10', 'Deal 2002-1'),
    entry('Holdings', 'A-1', 'Deal 2002-3'),
    entry('Deals', 'Deal 2002-1', 'collateral'),
    entry('Actions', 'Import filings', 'choose files'),
  ]
  const titles = (typed: string) => findEntries(entries, typed).map((one) => one.title)

  it('finds by all words, the exact name first, group by group', () => {
    expect(titles('a-1')).toEqual(['A-1', 'A-10'])
    expect(titles('2002-1')).toEqual(['A-10', 'Deal 2002-1'])
    expect(titles('deal coll')).toEqual(['Deal 2002-1'])
    expect(titles('nothing such')).toEqual([])
    expect(titles('')).toHaveLength(4)
  })

  it('shows a few of each group only', () => {
    const many = Array.from({ length: 50 }, (_, at) => entry('Holdings', `B-${at}`))
    expect(findEntries(many, 'b')).toHaveLength(8)
  })

  it('names each bond once', () => {
    expect(heldBonds([lot(), lot(), lot({ cusip: 'Z', class: null, deal: null })])).toHaveLength(2)
  })
})
