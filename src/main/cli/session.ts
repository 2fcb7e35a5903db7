import type { Args, EngineRequestName, Reply } from '@shared/api'
import type { Problem, Result } from '@shared/result'
import type { Engine } from '../api/engine'
import type { Host } from './host'
import { json } from './jsonHost'
import type { GlobalOptions } from './options'

/** Exit codes of the command line. */
export const DONE = 0
export const REFUSED = 1
export const WRONG_USE = 2

/** What is wrong with a command line, as a problem; it ends with exit code 2. */
export function wrongUse(message: string): Problem {
  return { code: 'wrong-command-line', message }
}

/** A problem that ends a command; caught by `withEngine`, which says its sentence. */
class Stop extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message)
  }
}

/** How a command line does what the sentence of a problem asks for. */
const HINTS: Readonly<Record<string, string>> = {
  'bad-mapping': 'On the command line: --map field=COLUMN.',
  'undo-takes-more': 'On the command line: --with-others.',
}

function withHint(problem: Problem): Problem {
  const hint = HINTS[problem.code]
  return hint === undefined ? problem : { ...problem, message: `${problem.message} ${hint}` }
}

/** The engine of one command: requests that fail end the command with their sentence. */
export interface Session {
  readonly engine: Engine
  readonly ask: <N extends EngineRequestName>(name: N, args: Args<N>) => Promise<Reply<N>>
}

/** The value of a result; a problem ends the command with its sentence and exit code 1. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Stop(result.problem)
}

/**
 * Opens the engine, makes the day's copy of the database where it is due, does a command's work, and closes the engine whatever
 * happens. Returns the exit code.
 */
export async function withEngine(
  host: Host,
  databasePath: string | undefined,
  work: (session: Session) => Promise<number>,
  { daily = true }: { readonly daily?: boolean } = {},
): Promise<number> {
  const { callEngine } = await import('../api/callEngine')
  const opened = await host.openEngine(databasePath)
  if (!opened.ok) {
    host.fail(opened.problem)
    return REFUSED
  }
  const engine = opened.value
  try {
    if (daily) await backUpDaily(host, engine)
    return await work({
      engine,
      ask: async (name, args) => valueOf(await callEngine(engine, name, args)),
    })
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    host.fail(withHint(error.problem))
    return REFUSED
  } finally {
    engine.close()
  }
}

/** A copy that cannot be made is told and does not stop the command. */
async function backUpDaily(host: Host, engine: Engine): Promise<void> {
  const made = await engine.backUpDaily()
  if (!made.ok) host.err(`The daily backup was not made: ${made.problem.message}\n`)
}

/** Prints a command's result: as one JSON value where that was asked for, else as text for people. */
export function print(
  host: Host,
  options: GlobalOptions,
  value: unknown,
  text: () => string,
): void {
  host.out(options.json === true ? json(value) : text())
}
