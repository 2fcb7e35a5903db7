import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ImportOutcome, ImportStatus } from '@shared/api/filings'
import { longMonth } from '@shared/dates'
import { statementJson } from '../../statement/statementJson'
import { statementText } from '../../statement/statementText'
import type { Host } from '../host'
import type { GlobalOptions } from '../options'
import { DONE, print, REFUSED, withEngine, type Session } from '../session'
import { exitCode, outcomeLine } from './import'

/** Milliseconds between looks at the import's progress. */
const LOOK_EVERY = 20

/** `paydown sample`: imports the sample filings, holds the sample portfolio and reports its last month; nothing of it stays. */
export async function sample(options: GlobalOptions, host: Host): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'paydown-sample-'))
  const say = (sentence: string) => {
    if (options.quiet !== true) host.err(`${sentence}\n`)
  }
  try {
    const work = async (session: Session) => {
      say('The sample, in a temporary database:')
      const outcomes = await load(session, say)
      const [month] = await session.ask('report.months', {})
      if (month === undefined) return REFUSED
      const lots = await session.ask('holdings.list', {})
      say(`held      ${lots.length} lots in portfolio ${lots[0]?.portfolio ?? ''}`)
      const model = await session.ask('report.model', { month })
      say(`reported  ${longMonth(month)}\n`)
      print(host, options, statementJson(model), () => statementText(model))
      return exitCode(outcomes) === DONE ? DONE : REFUSED
    }
    return await withEngine(host, join(folder, 'sample.sqlite'), work, { daily: false })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function load(
  { ask }: Session,
  say: (sentence: string) => void,
): Promise<readonly ImportOutcome[]> {
  let status: ImportStatus = await ask('sample.load', {})
  let told = 0
  for (;;) {
    for (const outcome of status.outcomes.slice(told)) say(outcomeLine(outcome))
    told = status.outcomes.length
    if (status.state !== 'running') return status.outcomes
    await wait(LOOK_EVERY)
    status = await ask('import.status', {})
  }
}
