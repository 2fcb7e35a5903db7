import { Command, CommanderError } from 'commander'
import type { Host } from './host'
import { errorValue, json, jsonHost, wantsJson } from './jsonHost'
import { addGlobalOptions } from './options'
import { addFactorCommands } from './programs/factors'
import { addFilingCommands } from './programs/filings'
import { addCostCommands } from './programs/cost'
import { addHoldingCommands } from './programs/holdings'
import { addReportCommands } from './programs/reports'
import type { Action, Tools } from './programs/tools'
import { addUpkeepCommands } from './programs/upkeep'
import { DONE, WRONG_USE, wrongUse } from './session'

/**
 * Runs a command line (without the program's own name) and returns its exit code: 0 when all was done, 1 when something was
 * refused, 2 for a wrong command line. Each command's own code is loaded when it is called, so that a quick one starts quickly.
 */
export async function run(args: readonly string[], given: Host): Promise<number> {
  const asJson = wantsJson(args)
  const host = asJson ? jsonHost(given) : given
  let words = ''
  const writeOut = asJson ? (text: string) => void (words += text) : host.out
  let code = DONE
  const does =
    (action: Action) =>
    async (...passed: unknown[]) => {
      const command = passed.pop() as Command
      passed.pop()
      code = await action(command, ...(passed as never[]))
    }
  try {
    await buildProgram(host, writeOut, does).parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (asJson) host.out(json(saidInstead(error, words)))
    return error.exitCode === 0 ? DONE : WRONG_USE
  }
}

/** For a command that did not run: its help, the version, or what is wrong with the command line. */
function saidInstead({ code, exitCode, message }: CommanderError, words: string) {
  if (code === 'commander.version') return { version: words.trim() }
  if (exitCode === 0) return { help: words }
  return errorValue(
    wrongUse(
      code === 'commander.help'
        ? 'There is no command in it. Run it with --help to see what there is.'
        : message.replace(/^error: /, ''),
    ),
  )
}

function buildProgram(
  host: Host,
  writeOut: (text: string) => void,
  does: (action: Action) => (...given: unknown[]) => Promise<void>,
): Command {
  const program = addGlobalOptions(new Command('paydown'))
    .description(
      'What your mortgage- and asset-backed bonds paid, from the trustee reports that issuers file.',
    )
    .exitOverride()
    .configureOutput({ writeOut, writeErr: host.err })
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
