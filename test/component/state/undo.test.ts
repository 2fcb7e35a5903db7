import { describe, expect, it } from 'vitest'
import type { JournalEntry } from '@shared/api/journal'
import { Session } from '../../../src/renderer/state/session.svelte'
import { redoLast, undoLast } from '../../../src/renderer/state/undo'
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

  it('bring back only what was undone last', async () => {
    const bridge = fakeBridge({
      'journal.list': () => ok([entry({})]),
      'journal.undo': () => ok([]),
    })
    const session = new Session(bridge)
    await redoLast(session)
    expect(session.toast?.text).toContain('Nothing was undone last')
    bridge.answers['journal.list'] = () => ok([entry({ id: 7, kind: 'undo' })])
    await redoLast(session)
    expect(bridge.calls).toContainEqual({ name: 'journal.undo', args: { id: 7 } })
    expect(session.toast?.text).toBe('Brought back what was undone last.')
  })
})
