import { describe, expect, it } from 'vitest'
import { Search } from '../../../src/renderer/state/search.svelte'

const LINES = ['Total Interest', '>  total', 'nothing', 'TOTAL total']

describe('a search in the text', () => {
  it('finds upper and lower case alike and goes round', () => {
    const search = new Search(() => LINES)
    search.type('total')
    expect(search.hits).toEqual([])
    search.begin()
    expect(search.hits).toEqual([
      [1, 1],
      [2, 4],
      [4, 1],
      [4, 7],
    ])
    expect(search.words).toBe('1 of 4')
    search.step(-1)
    expect(search.words).toBe('4 of 4')
    search.step(1)
    expect(search.at).toBe(0)
    search.type('nowhere')
    expect(search.words).toBe('not found')
    search.step(1)
    expect(search.at).toBe(0)
    search.end()
    expect(search.open).toBe(false)
    expect(search.words).toBe('')
  })
})
