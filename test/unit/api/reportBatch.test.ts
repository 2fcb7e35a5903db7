import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Args } from '@shared/api'
import type { BatchStatus } from '@shared/api/reportFiles'
import { nameReports } from '@shared/reportNames'
import type { ReportForm } from '@shared/reportForms'
import { fail, ok } from '@shared/result'
import { runReportBatch, type BatchWorld } from '../../../src/main/api/reportBatch'
import { temporaryFolders, valueOf } from '../../support/folders'

const testFolder = temporaryFolders()
const SEVERAL = ['Main', 'Other', 'Empty', 'Broken', 'Last']

function named(portfolios: readonly string[], forms: readonly ReportForm[]) {
  const tasks = portfolios.map((portfolio) => ({ portfolio, account: null, month: '2002-09' }))
  return valueOf(nameReports(tasks, forms, '{portfolio}'))
}

/** A world whose reports are their arguments; nothing is held in `Empty`, `Broken` cannot be made, and what is told happens. */
function world(told: string[] = []): BatchWorld {
  return {
    files: async (args: Args<'report.files'>) => {
      const who = args.portfolio ?? ''
      told.push(`make ${who}`)
      if (who === 'Broken') return fail('unread', 'The filing cannot be read.')
      return ok({
        title: who,
        holdings: who === 'Empty' ? 0 : 3,
        files: args.forms.map((form) => ({
          form,
          content: `${who} as ${form} on ${args.paper ?? ''}`,
          print: form === 'pdf' ? { header: 'head', footer: 'foot' } : null,
        })),
      })
    },
    print: async ({ path, title, html }) => {
      told.push(`print ${title}`)
      if (title === 'Other') return fail('print-failed', 'No paper.')
      mkdirSync(`${path}.${html.length}`)
      return ok(null)
    },
  }
}

describe('a batch of reports', () => {
  it('writes what can be written, and says of the rest why not', async () => {
    const folder = testFolder()
    const steps: string[] = []
    const status = await runReportBatch(named(SEVERAL, ['pdf', 'csv']), world(), {
      folder,
      paper: 'Letter',
      onProgress: ({ state, done, total, current }) =>
        steps.push(`${state} ${done} of ${total} ${current ?? ''}`),
    })
    expect(status).toMatchObject({ state: 'done', total: 5, done: 5, folder })
    expect(status.outcomes.map((one) => [one.portfolio, one.outcome, one.files])).toEqual([
      ['Main', 'written', ['Main.pdf', 'Main.csv']],
      ['Other', 'refused', ['Other.csv']],
      ['Empty', 'empty', []],
      ['Broken', 'refused', []],
      ['Last', 'written', ['Last.pdf', 'Last.csv']],
    ])
    expect(status.outcomes.map((one) => one.message)).toEqual([
      'Main.pdf, Main.csv',
      'Other, September 2002: No paper.',
      'Empty, September 2002: nothing was held, so no report was made.',
      'Broken, September 2002: The filing cannot be read.',
      'Last.pdf, Last.csv',
    ])
    expect(readFileSync(join(folder, 'Main.csv'), 'utf8')).toBe('Main as csv on Letter')
    expect(readdirSync(folder).sort()).toEqual(['Last.csv', 'Last.pdf.21', 'Main.csv', 'Main.pdf.21', 'Other.csv']) // prettier-ignore
    expect(steps).toEqual([
      ...SEVERAL.map((name, i) => `running ${i} of 5 ${name}, September 2002`),
      'done 5 of 5 ',
    ])
  })

  it('makes the next report while the printer is at the one before', async () => {
    const told: string[] = []
    await runReportBatch(named(['A', 'B', 'C'], ['pdf']), world(told), {
      folder: testFolder(),
      paper: 'A4',
    })
    expect(told).toEqual(['make A', 'print A', 'make B', 'print B', 'make C', 'print C'])
  })

  it('has as many with the printer at a time as it is told, and tells of them in order', async () => {
    let [now, most] = [0, 0]
    const slowFirst: BatchWorld = {
      ...world(),
      print: async ({ title }) => {
        most = Math.max(most, ++now)
        await new Promise((resolve) => setTimeout(resolve, title === 'A' ? 30 : 1))
        now--
        return ok(null)
      },
    }
    const told: string[] = []
    await runReportBatch(named(['A', 'B', 'C', 'D'], ['pdf']), slowFirst, {
      folder: testFolder(),
      paper: 'A4',
      atOnce: 2,
      onOutcome: ({ portfolio }) => told.push(portfolio ?? ''),
    })
    expect(told).toEqual(['A', 'B', 'C', 'D'])
    expect(most).toBe(2)
  })

  it('stops after the file in hand when cancelled, and keeps what was written', async () => {
    const stop = new AbortController()
    const folder = testFolder()
    const status = await runReportBatch(named(['A', 'B', 'C'], ['csv', 'txt']), world(), {
      folder,
      paper: 'A4',
      signal: stop.signal,
      onOutcome: () => stop.abort(),
    })
    expect(status).toMatchObject({ state: 'cancelled', total: 3, done: 1 })
    expect(readdirSync(folder).sort()).toEqual(['A.csv', 'A.txt'])
  })

  it('does not call a report refused that cancelling cut short', async () => {
    const stop = new AbortController()
    const cut: BatchWorld = {
      ...world(),
      print: async () => {
        stop.abort()
        return fail('print-failed', 'The browser was ended.')
      },
    }
    const told: BatchStatus[] = []
    const status = await runReportBatch(named(['A', 'B'], ['pdf', 'csv']), cut, {
      folder: testFolder(),
      paper: 'A4',
      signal: stop.signal,
      onProgress: (now) => told.push(now),
    })
    expect(status).toMatchObject({ state: 'cancelled', done: 0, outcomes: [] })
    expect(told.at(-1)).toEqual(status)
  })

  it('refuses every file of a folder that is not there', async () => {
    const folder = join(testFolder(), 'gone')
    const { outcomes } = await runReportBatch(named(['A'], ['csv']), world(), {
      folder,
      paper: 'A4',
    })
    expect(outcomes).toMatchObject([{ outcome: 'refused', code: 'unwritable-file' }])
    expect(outcomes[0]?.message).toContain('its folder does not exist')
  })
})
