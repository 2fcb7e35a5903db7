import { describe, expect, it } from 'vitest'
import { paletteActions } from '../../../src/renderer/parts/paletteActions'
import { Session } from '../../../src/renderer/state/session.svelte'
import { findEntries } from '../../../src/renderer/text/palette'
import { fakeBridge, ok } from '../fakeBridge'

const steps = { onprint: () => undefined, onseveral: () => undefined, onkeys: () => undefined }

async function opened(holdings: number): Promise<Session> {
  const info = {
    version: '1',
    databasePath: '/d.sqlite',
    filings: 0,
    holdings,
    held: holdings,
    deals: 0,
  }
  const session = new Session(fakeBridge({ 'app.info': () => ok(info) }))
  await session.refresh()
  return session
}

describe('what the palette does', () => {
  it('is found by what people call it', async () => {
    const actions = paletteActions(await opened(1), steps)
    const found = (typed: string) => findEntries(actions, typed).map(({ title }) => title)
    expect(found('backup')).toContain('Restore a copy of the database')
    expect(found('theme')).toEqual(['Theme: as the system', 'Theme: light', 'Theme: dark'])
    expect(found('redo')).toEqual(['Redo what was undone last'])
    expect(found('from csv')).toEqual(['Import lots'])
    expect(found('add hold')).toEqual(['Add a holding'])
    expect(found('shortcuts')).toEqual(['List the keys'])
  })

  it('goes to the screen where it is done, and has it begin there once', async () => {
    const session = await opened(1)
    const run = (title: string) =>
      paletteActions(session, steps)
        .find((one) => one.title === title)
        ?.run()
    run('Import cash received')
    expect([session.router.screen.name, session.begin]).toEqual(['custodian', 'cash'])
    run('Theme: dark')
    expect(session.look.choices.theme).toBe('dark')
    run('Theme: as the system')
  })

  it('offers nothing that needs holdings while there are none', async () => {
    const titles = paletteActions(await opened(0), steps).map(({ title }) => title)
    expect(titles).toContain('Import filings')
    expect(titles).not.toContain('Add a holding')
    expect(titles).not.toContain('Go to Reports')
    expect(titles.filter((title) => title.startsWith('Save'))).toEqual([])
  })
})
