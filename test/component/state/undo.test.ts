import { describe, expect, it, vi } from 'vitest'
import type { JournalEntry } from '@shared/api/journal'
import { Session } from '../../../src/renderer/state/session.svelte'
import { redoLast, sayDone, undoLast } from '../../../src/renderer/state/undo'
import { fakeBridge, ok } from '../fakeBridge'

const entry = (change: Partial<JournalEntry>): JournalEntry => ({
  id: 1, at: '2026-01-05T12:00:00Z', kind: 'holdings', summary: 'Added 1 of X', undoneBy: null, rows: 1, ...change,
}) // prettier-ignore

describe('undo and redo', () => {
  it('take the last change back, and say which', async () => {
    const bridge = fakeBridge({
      'journal.plan': () => ok([entry({})]),
      'journal.undo': () => ok([entry({})]),
    })
    const session = new Session(bridge)
    await undoLast(session)
    expect(session.toast?.text).toBe('Undone: Added 1 of X.')
    expect(bridge.calls.some((call) => call.name === 'filings.list')).toBe(true)
  })

  it('tell no more of an import that was undone', async () => {
    const bridge = fakeBridge({
      'journal.plan': () => ok([entry({})]),
      'journal.undo': () => ok([entry({ kind: 'import' })]),
    })
    const session = new Session(bridge)
    expect(session.imports.isClosed).toBe(false)
    await undoLast(session)
    expect(session.imports.isClosed).toBe(true)
  })

  it('say so when nothing is left, or why it cannot be', async () => {
    const bridge = fakeBridge({ 'journal.plan': () => ok([]) })
    const session = new Session(bridge)
    await undoLast(session)
    expect(session.toast?.text).toBe('Nothing is left to undo.')
    const problem = { code: 'oversold', message: 'It was sold since.' }
    bridge.answers['journal.plan'] = () => ok([entry({})])
    bridge.answers['journal.undo'] = () => ({ ok: false, problem })
    await undoLast(session)
    expect(session.toast?.text).toBe('It was sold since.')
  })

  it('bring back what was undone, and say which or why not', async () => {
    const problem = { code: 'nothing-to-redo', message: 'Nothing was undone last.' }
    const bridge = fakeBridge({ 'journal.redo': () => ({ ok: false, problem }) })
    const session = new Session(bridge)
    await redoLast(session)
    expect(session.toast?.text).toBe('Nothing was undone last.')
    bridge.answers['journal.redo'] = () => ok([entry({}), entry({ summary: 'Added 2 of X' })])
    await redoLast(session)
    expect(session.toast?.text).toBe('Brought back: Added 1 of X; Added 2 of X.')
  })
})

describe('what was just done', () => {
  it('is undone by its own number, unless later changes rest on it', async () => {
    const bridge = fakeBridge({
      'journal.list': () => ok([entry({ id: 8 })]),
      'journal.plan': () => ok([entry({ id: 8 })]),
      'journal.undo': () => ok([entry({ id: 8 })]),
    })
    const session = new Session(bridge)
    await sayDone(session, 'Added a lot.')
    expect(session.toast?.text).toBe('Added a lot.')
    session.toast?.undo?.()
    await vi.waitFor(() => expect(session.toast?.text).toBe('Undone: Added 1 of X.'))
    expect(bridge.calls).toContainEqual({ name: 'journal.undo', args: { id: 8 } })

    await sayDone(session, 'Added a lot.')
    bridge.answers['journal.plan'] = () => ok([entry({ id: 9 }), entry({ id: 8 })])
    bridge.calls.length = 0
    session.toast?.undo?.()
    await vi.waitFor(() => expect(session.toast?.text).toContain('Later changes rest on'))
    expect(bridge.calls.map(({ name }) => name)).toEqual(['journal.plan'])
  })
})
