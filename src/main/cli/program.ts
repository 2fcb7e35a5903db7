import { Command, CommanderError } from 'commander'
import type { Host } from './host'
import { addGlobalOptions } from './options'
import { addFactorCommands } from './programs/factors'
import { addFilingCommands } from './programs/filings'
import { addCostCommands } from './programs/cost'
import { addHoldingCommands } from './programs/holdings'
import { addReportCommands } from './programs/reports'
import type { Action, Tools } from './programs/tools'
import { addUpkeepCommands } from './programs/upkeep'
import { DONE, WRONG_USE } from './session'

/**
 * Runs a command line (without the program's own name) and returns its exit code: 0 when all was done, 1 when something was
 * refused, 2 for a wrong command line. Each command's own code is loaded when it is called, so that a quick one starts quickly.
 */
export async function run(args: readonly string[], host: Host): Promise<number> {
  let code = DONE
  const does =
    (action: Action) =>
    async (...given: unknown[]) => {
      const command = given.pop() as Command
      given.pop()
      code = await action(command, ...(given as never[]))
    }
  const program = buildProgram(host, does)
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? DONE : WRONG_USE
  }
}

function buildProgram(
  host: Host,
  does: (action: Action) => (...given: unknown[]) => Promise<void>,
): Command {
  const program = addGlobalOptions(new Command('paydown'))
    .description(
      'What your mortgage- and asset-backed bonds paid, from the trustee reports that issuers file.',
    )
    .exitOverride()
    .configureOutput({ writeOut: host.out, writeErr: host.err })
    .showHelpAfterError('Run the command with --help to see what it takes.')
    .showSuggestionAfterError()
  const tools: Tools = {
    host,
    does,
    add: (name, description, parent = program) =>
      addGlobalOptions(parent.command(name).description(description)),
    scoped: (command) =>
      command
        .option('--portfolio <name>', 'only this portfolio')
        .option('--account <name>', 'only this account'),
  }
  addFilingCommands(tools)
  addHoldingCommands(tools)
  addCostCommands(tools)
  addFactorCommands(tools)
  addReportCommands(tools)
  addUpkeepCommands(tools)
  return program
}
