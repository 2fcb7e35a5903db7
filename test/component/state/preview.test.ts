import { describe, expect, it, vi } from 'vitest'
import type { PlannedFile } from '@shared/api/preview'
import { Session } from '../../../src/renderer/state/session.svelte'
import { fakeBridge, IDLE, NO_PREVIEW, ok, type Answers } from '../fakeBridge'
import { plannedFile, planOf, previewFile } from '../previews'

const READY = { ...NO_PREVIEW, id: 1, state: 'ready' as const, total: 4, done: 4 }
const FILES = [
  previewFile({ file: 0, name: 'a.txt' }),
  previewFile({ file: 1, name: 'b.txt', state: 'known' }),
  previewFile({ file: 2, name: 'c.txt', state: 'refused', reports: [] }),
  previewFile({ file: 3, name: 'd.txt' }),
]
const EFFECTS: readonly PlannedFile['effect'][] = ['import', 'known', 'refused', 'import']

/** An application with four files in a preview that is read. */
function bridgeOf(over: Answers = {}) {
  return fakeBridge({
    'preview.open': () => ok(READY),
    'preview.status': () => ok(READY),
    'preview.files': ({ from = 0 }) => ok(FILES.slice(from)),
    'preview.plan': ({ without = [] }) =>
      ok(
        planOf(
          EFFECTS.map((effect, file) =>
            plannedFile({ file, effect: without.includes(file) ? 'left out' : effect }),
          ),
        ),
      ),
    'preview.refusals': () => ok({ refusals: [], checks: [] }),
    'preview.close': () => ok({ ...NO_PREVIEW, id: 1 }),
    'preview.import': () => ok({ ...IDLE, state: 'running' }),
    ...over,
  })
}

async function opened(over: Answers = {}) {
  const bridge = bridgeOf(over)
  const session = new Session(bridge)
  await session.preview.open(['/a.txt'])
  const asked = (name: string) => bridge.calls.filter((call) => call.name === name)
  return { session, preview: session.preview, bridge, asked }
}

describe('a preview', () => {
  it('shows itself, its files and what importing them does', async () => {
    const { session, preview } = await opened()
    expect(session.router.screen.name).toBe('preview')
    expect(preview.files.map((file) => file.name)).toEqual(['a.txt', 'b.txt', 'c.txt', 'd.txt'])
    expect(preview.imported).toBe(2)
    expect(FILES.map((file) => preview.isTicked(file))).toEqual([true, false, false, true])
    expect(FILES.map((file) => preview.canChoose(file))).toEqual([true, false, false, true])
  })

  it('comes up when files were handed over from elsewhere', async () => {
    const bridge = bridgeOf({ 'preview.status': () => ok(NO_PREVIEW) })
    const session = new Session(bridge)
    session.start()
    await vi.waitFor(() => expect(session.info).not.toBeNull())
    expect(session.router.screen.name).toBe('overview')
    bridge.answers['preview.status'] = () => ok(READY)
    bridge.change('preview')
    await vi.waitFor(() => expect(session.router.screen.name).toBe('preview'))
    expect(session.preview.files).toHaveLength(4)
    // A person who went elsewhere stays there
    session.router.go({ name: 'holdings' })
    bridge.change('preview')
    await vi.waitFor(() => expect(session.preview.plan).not.toBeNull())
    expect(session.router.screen.name).toBe('holdings')
  })

  it('asks for new files alone while they are read, and for the plan at the end', async () => {
    let done = 2
    const { preview, asked, bridge } = await opened({
      'preview.status': () => ok({ ...READY, state: done < 4 ? 'reading' : 'ready', done }),
      'preview.files': ({ from = 0 }) => ok(FILES.slice(from, done)),
    })
    expect(preview.files).toHaveLength(2)
    expect(asked('preview.plan')).toEqual([])
    done = 4
    await preview.refresh()
    expect(preview.files).toHaveLength(4)
    expect(asked('preview.files').map((call) => call.args)).toEqual([{ from: 0 }, { from: 2 }])
    expect(asked('preview.plan')).toHaveLength(1)
    expect(bridge.calls.length).toBeLessThan(10)
  })

  it('plans anew when a file is left out, and when what is on file changed', async () => {
    const { session, preview, asked, bridge } = await opened()
    session.start()
    preview.toggle(FILES[0]!)
    await vi.waitFor(() => expect(preview.imported).toBe(1))
    expect(preview.isTicked(FILES[0]!)).toBe(false)
    preview.toggle(FILES[1]!)
    expect([...preview.without]).toEqual([0])
    const before = asked('preview.plan').length
    bridge.change('data')
    await vi.waitFor(() => expect(asked('preview.plan').length).toBe(before + 1))
    preview.toggleAll()
    await vi.waitFor(() => expect(preview.imported).toBe(2))
    preview.toggleAll()
    await vi.waitFor(() => expect(preview.imported).toBe(0))
  })

  it('steps through the list, to what was refused, and lists some alone', async () => {
    const { preview } = await opened()
    expect(preview.file?.name).toBe('a.txt')
    preview.step(-1)
    expect(preview.file?.name).toBe('a.txt')
    preview.nextRefused(1)
    expect(preview.file?.name).toBe('c.txt')
    preview.step(10)
    expect(preview.file?.name).toBe('d.txt')
    preview.nextRefused(1)
    expect(preview.file?.name).toBe('c.txt')
    preview.shown = 'known'
    expect(preview.listed.map((file) => file.name)).toEqual(['b.txt'])
    expect(preview.file?.name).toBe('b.txt')
  })

  it('is imported without what was left out, under Filings', async () => {
    const { session, preview, bridge } = await opened()
    preview.toggle(FILES[3]!)
    bridge.answers['preview.status'] = () => ok({ ...NO_PREVIEW, id: 1 })
    await preview.import()
    expect(bridge.calls).toContainEqual({ name: 'preview.import', args: { without: [3] } })
    expect(session.router.screen.name).toBe('filings')
    expect(preview.isOpen).toBe(false)
    expect(preview.files).toEqual([])
    // There is no way back into a preview that is no more
    session.router.back()
    expect(session.router.screen.name).toBe('overview')
  })

  it('stays where it is when the import cannot begin, with the sentence', async () => {
    const problem = { code: 'import-running', message: 'Another import runs. Wait for it.' }
    const { session, preview } = await opened({ 'preview.import': () => ({ ok: false, problem }) })
    await preview.import()
    expect(preview.problem).toEqual(problem)
    expect(session.router.screen.name).toBe('preview')
  })

  it('goes back to where it was called from when it is closed', async () => {
    const { session, preview } = await opened()
    preview.without.add(0)
    await preview.close()
    expect(session.router.screen.name).toBe('overview')
    expect(preview.isOpen).toBe(false)
    expect(preview.without.size).toBe(0)
  })
})
