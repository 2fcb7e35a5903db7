import { Command, CommanderError } from 'commander'
import type { Host } from './host'
import { addGlobalOptions, isoDate, isoMonth, lotId, reportFile } from './options'
import { DONE, WRONG_USE } from './session'

type Action = (command: Command, ...args: never[]) => Promise<number>

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
  const add = (name: string, description: string, parent: Command = program) =>
    addGlobalOptions(parent.command(name).description(description))
  const scoped = (command: Command) =>
    command
      .option('--portfolio <name>', 'only this portfolio')
      .option('--account <name>', 'only this account')

  add('extract', 'read filings, store nothing, print one JSON object a filing')
    .argument('<file...>', 'filings as text')
    .option('--cells', 'print one JSON object a cell instead, with its place in the file')
    .action(
      does(async (command, files: string[]) => {
        const { extract } = await import('./commands/extract')
        return extract(files, command.optsWithGlobals(), host)
      }),
    )

  add('import', 'read files, folders and .zip archives into the database')
    .argument('<path...>', 'files, folders or .zip archives')
    .action(
      does(async (command, paths: string[]) => {
        const { importFilings } = await import('./commands/import')
        return importFilings(paths, command.optsWithGlobals(), host)
      }),
    )

  add('filings', 'list what was imported').action(
    does(async (command) => {
      const { filings } = await import('./commands/filings')
      return filings(command.optsWithGlobals(), host)
    }),
  )

  const holdings = add('holdings', 'the lots held')
  scoped(add('list', 'list the lots', holdings)).action(
    does(async (command) => {
      const { listHoldings } = await import('./commands/holdings')
      return listHoldings(command.optsWithGlobals(), host)
    }),
  )
  add('add', 'add a lot', holdings)
    .requiredOption('--cusip <cusip>', 'nine characters, the last the check digit')
    .requiredOption('--face <amount>', 'original face, or notional amount of a notional class')
    .option('--portfolio <name>', 'the portfolio it belongs to', 'Main')
    .option('--account <name>', 'the account it is held in')
    .option('--settle <date>', 'settlement date; held from the start without', isoDate)
    .option('--price <price>', 'price paid, in percent of face')
    .option('--note <text>', 'a note of your own')
    .action(
      does(async (command) => {
        const { addHolding } = await import('./commands/holdings')
        return addHolding(command.optsWithGlobals(), host)
      }),
    )
  add('remove', 'remove a lot', holdings)
    .argument('<id>', 'the number of the lot', lotId)
    .action(
      does(async (command, id: number) => {
        const { removeHolding } = await import('./commands/holdings')
        return removeHolding(id, command.optsWithGlobals(), host)
      }),
    )

  scoped(add('positions', 'a row a CUSIP: faces, factor, and the cash received'))
    .option('--as-of <date>', 'the day to look back from; today without', isoDate)
    .action(
      does(async (command) => {
        const { positions } = await import('./commands/positions')
        return positions(command.optsWithGlobals(), host)
      }),
    )

  scoped(add('report', 'the monthly holder report, on the terminal or in a file'))
    .requiredOption('--month <month>', 'the month of the distributions, like 2002-09', isoMonth)
    .option(
      '--out <file>',
      'write a file; its ending picks the form: .html, .pdf, .json',
      reportFile,
    )
    .action(
      does(async (command) => {
        const { report } = await import('./commands/report')
        return report(command.optsWithGlobals(), host)
      }),
    )

  add('sample', 'the whole job on the sample filings, in a temporary database').action(
    does(async (command) => {
      const { sample } = await import('./commands/sample')
      return sample(command.optsWithGlobals(), host)
    }),
  )
  return program
}
