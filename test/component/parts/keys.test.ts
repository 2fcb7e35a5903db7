import { describe, expect, it, vi } from 'vitest'
import { COMMANDS, runKey, TABLE_KEYS, type KeyActions } from '../../../src/renderer/parts/keys'
import { Session } from '../../../src/renderer/state/session.svelte'
import { fakeBridge } from '../fakeBridge'

const actions = (): KeyActions => ({
  print: vi.fn(),
  severalReports: vi.fn(),
  listKeys: vi.fn(),
  nextRegion: vi.fn(),
  find: vi.fn(),
})
const press = (key: string, init: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true, ...init })

describe('keys', () => {
  it('go to screens and do what the list says', () => {
    const session = new Session(fakeBridge())
    const does = actions()
    expect(runKey(press('2', { ctrlKey: true }), session, does)).toBe(true)
    expect(session.router.screen.name).toBe('holdings')
    runKey(press('p', { metaKey: true }), session, does)
    expect(does.print).toHaveBeenCalledOnce()
    runKey(press('?', { shiftKey: true }), session, does)
    expect(does.listKeys).toHaveBeenCalledOnce()
    runKey(press('F6', { shiftKey: true }), session, does)
    expect(does.nextRegion).toHaveBeenCalledWith(-1)
    runKey(press('ArrowLeft', { altKey: true }), session, does)
    expect(session.router.screen.name).toBe('overview')
    runKey(press('k', { ctrlKey: true }), session, does)
    expect(does.find).toHaveBeenCalledOnce()
    runKey(press('t'), session, does)
    expect(session.chartsAsTables).toBe(true)
    session.look.choose({ singleKeys: false })
    runKey(press('t'), session, does)
    expect(session.chartsAsTables).toBe(true)
    session.look.choose({ singleKeys: true })
  })

  it('leave single keys to a text field, but not those with Ctrl', () => {
    const session = new Session(fakeBridge())
    const does = actions()
    const field = document.createElement('input')
    document.body.append(field)
    let done: boolean | null = null
    field.addEventListener('keydown', (event) => {
      done = runKey(event, session, does)
    })
    field.dispatchEvent(press('?'))
    expect(done).toBe(false)
    field.dispatchEvent(press('3', { ctrlKey: true }))
    expect(done).toBe(true)
    field.remove()
  })

  it('do not act on a press that something nearer took', () => {
    const event = press('?')
    event.preventDefault()
    expect(runKey(event, new Session(fakeBridge()), actions())).toBe(false)
  })

  it('are listed once each', () => {
    const keys = [...COMMANDS, ...TABLE_KEYS].map((row) => row.keys)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
