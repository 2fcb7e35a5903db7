import { describe, expect, it } from 'vitest'
import { answer, ask, openTestEngine } from '../../support/engines'
import { codeOf, temporaryFolders } from '../../support/folders'

const folder = temporaryFolders()

describe('portfolios', () => {
  it('are renamed and choose a method, each undone by itself', async () => {
    const engine = openTestEngine(folder())
    await answer(engine, 'holdings.add', { cusip: '45254TLU6', face: '1000', portfolio: 'Main' })
    await answer(engine, 'portfolios.change', { portfolio: 'MAIN', name: '  Core   bonds ' })
    await answer(engine, 'portfolios.change', {
      portfolio: 'core bonds',
      paydownMethod: 'accelerated',
    })
    expect(await answer(engine, 'portfolios.kept', {})).toEqual([
      { name: 'Core bonds', paydownMethod: 'accelerated', synthetic: false },
    ])
    expect((await answer(engine, 'holdings.list', {}))[0]?.portfolio).toBe('Core bonds')
    await answer(engine, 'journal.undo', {})
    await answer(engine, 'journal.undo', {})
    expect(await answer(engine, 'portfolios.kept', {})).toEqual([
      { name: 'Main', paydownMethod: 'realized', synthetic: false },
    ])
  })

  it('keep names apart', async () => {
    const engine = openTestEngine(folder())
    for (const portfolio of ['A', 'B'])
      await answer(engine, 'holdings.add', { cusip: '45254TLU6', face: '1000', portfolio })
    const code = async (portfolio: string, name: string) =>
      codeOf(await ask(engine, 'portfolios.change', { portfolio, name }))
    expect(await code('A', 'b')).toBe('name-taken')
    expect(await code('A', ' ')).toBe('bad-name')
    expect(await code('C', 'D')).toBe('unknown-portfolio')
    await answer(engine, 'portfolios.change', { portfolio: 'A', name: 'a' })
    expect((await answer(engine, 'portfolios.kept', {})).map((one) => one.name)).toEqual(['a', 'B'])
  })
})
