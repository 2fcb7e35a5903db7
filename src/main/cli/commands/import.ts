import type { ImportOutcome } from '@shared/api/filings'
import type { Host } from '../host'
import type { GlobalOptions } from '../options'
import { fileSentence } from '../sentence'
import { DONE, print, REFUSED, withEngine } from '../session'

/** `paydown import`: a line a filing as it is done, or one JSON list at the end. */
export function importFilings(
  paths: readonly string[],
  options: GlobalOptions,
  host: Host,
): Promise<number> {
  return withEngine(host, options.db, async ({ engine }) => {
    const outcomes = await engine.importPaths(paths, {
      onOutcome: (outcome) => {
        if (options.json !== true) host.out(`${outcomeLine(outcome)}\n`)
      },
    })
    if (options.json === true) print(host, options, outcomes, () => '')
    else if (options.quiet !== true) host.err(`${summary(outcomes)}\n`)
    return exitCode(outcomes)
  })
}

/** 1 when a file or a row of one was refused. */
export function exitCode(outcomes: readonly ImportOutcome[]): number {
  const all = outcomes.every((each) => each.outcome !== 'refused' && each.refusedRows === 0)
  return all ? DONE : REFUSED
}

/** What became of a file, in a line: `imported  a.txt: …`. */
export function outcomeLine({ outcome, name, line, message }: ImportOutcome): string {
  return `${outcome.padEnd(8)}  ${fileSentence(name, line, message)}`
}

function summary(outcomes: readonly ImportOutcome[]): string {
  const count = (outcome: ImportOutcome['outcome']) =>
    outcomes.filter((each) => each.outcome === outcome).length
  return `${count('imported')} imported, ${count('known')} known before, ${count('refused')} refused.`
}
