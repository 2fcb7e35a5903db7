import type { Command } from 'commander'
import type { Host } from '../host'

/** What a command does: its exit code. The arguments come before it, the command itself first. */
export type Action = (command: Command, ...args: never[]) => Promise<number>

/** What the groups of commands are made with. */
export interface Tools {
  readonly host: Host
  /** Adds a command that takes the options every command takes. */
  readonly add: (name: string, description: string, parent?: Command) => Command
  /** Adds the options that limit a command to a portfolio or account. */
  readonly scoped: (command: Command) => Command
  readonly does: (action: Action) => (...given: unknown[]) => Promise<void>
}
