import { describe, expect, it, vi } from 'vitest'
import { ok, type Result } from '@shared/result'
import { answerRequest, type Answerers, type Sender } from '../../../src/main/desktop/requests'

const page: Sender = { isMainFrame: true, url: 'app://paydown/' }

const idle = {
  state: 'idle' as const,
  total: 0,
  done: 0,
  current: null,
  folder: null,
  outcomes: [],
}

function answerers(): Answerers & { engine: ReturnType<typeof vi.fn> } {
  return {
    desktop: {
      'desktop.chooseFilings': () => ok({ paths: ['/a.txt'] }),
      'desktop.chooseFile': () => ok({ path: null }),
      'desktop.chooseCopy': () => ok({ path: null }),
      'desktop.chooseFolder': () => ok({ path: null }),
      'desktop.saveReport': () => {
        throw new Error('no printer')
      },
      'reports.start': () => ok(idle),
      'reports.status': () => ok(idle),
      'reports.cancel': () => ok(idle),
    },
    engine: vi.fn(async () => JSON.stringify(ok('from the engine'))),
  }
}

async function code(sender: Sender, name: unknown, args: unknown): Promise<string> {
  return codeIn(await answerRequest(sender, name, args, answerers()))
}

/** The code of the problem that an answer tells. */
function codeIn(answer: string): string {
  const result = JSON.parse(answer) as Result<unknown>
  return result.ok ? 'ok' : result.problem.code
}

describe('a request of the window', () => {
  it('goes to the engine or to the desktop', async () => {
    const who = answerers()
    const answer = async (name: string) =>
      JSON.parse(await answerRequest(page, name, {}, who)) as unknown
    expect(await answer('report.months')).toEqual(ok('from the engine'))
    expect(who.engine).toHaveBeenCalledWith('report.months', {})
    expect(await answer('desktop.chooseFilings')).toEqual(ok({ paths: ['/a.txt'] }))
    expect(who.engine).toHaveBeenCalledOnce()
  })

  it.each([
    { isMainFrame: false, url: 'app://paydown/' },
    { isMainFrame: true, url: 'https://paydown/' },
    { isMainFrame: true, url: 'app://paydown.example/' },
    { isMainFrame: true, url: 'app://other/' },
    { isMainFrame: true, url: 'file:///app://paydown/' },
    { isMainFrame: true, url: '' },
  ])('is refused when it comes from $url, main frame $isMainFrame', async (sender) => {
    const who = answerers()
    expect(codeIn(await answerRequest(sender, 'report.months', {}, who))).toBe('bad-sender')
    expect(who.engine).not.toHaveBeenCalled()
  })

  it('is refused when its name is none', async () => {
    for (const name of ['toString', '__proto__', 'constructor', 'holdings', '', 7, null, {}]) {
      expect(await code(page, name, {})).toBe('unknown-request')
    }
  })

  it('is refused when its arguments do not fit', async () => {
    const who = answerers()
    for (const args of [undefined, null, {}, { paths: [] }, { paths: [1] }, { paths: '/a' }]) {
      expect(codeIn(await answerRequest(page, 'import.start', args, who))).toBe('bad-request')
    }
    expect(who.engine).not.toHaveBeenCalled()
  })

  it('answers a bug with a problem', async () => {
    expect(await code(page, 'desktop.saveReport', { month: '2002-09', form: 'pdf' })).toBe(
      'internal',
    )
  })
})
