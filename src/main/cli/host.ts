import type { Problem, Result } from '@shared/result'
import type { Engine } from '../api/engine'

/** What a command needs of the world: where its words go, and the database behind it. */
export interface Host {
  /** Results: stdout. */
  readonly out: (text: string) => void
  /** Messages for people: stderr. */
  readonly err: (text: string) => void
  /** Says what ended a command: its sentence on stderr, with `--json` also as a value on stdout. */
  readonly fail: (problem: Problem) => void
  /** Opens the engine over a database file; over the default one without. */
  readonly openEngine: (databasePath: string | undefined) => Promise<Result<Engine>>
  /** Calls back instead of ending when the person interrupts (Ctrl+C), until the returned function is called; a second time ends. */
  readonly onInterrupt?: (listener: () => void) => () => void
}

/** The host of a real run: this process's streams, and the engine loaded when the first command asks for it. */
export function processHost(): Host {
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    fail: ({ message }) => process.stderr.write(`${message}\n`),
    openEngine: async (databasePath) => {
      const { openEngine } = await import('./openEngine')
      return openEngine(databasePath)
    },
    onInterrupt: (listener) => {
      process.once('SIGINT', listener)
      return () => process.off('SIGINT', listener)
    },
  }
}
