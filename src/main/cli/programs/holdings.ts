import type { Command } from 'commander'
import { dayOrder, isoDate, lotId } from '../options'
import type { Tools } from './tools'

/** Commands about what is held: buys, sells, positions. */
export function addHoldingCommands({ add, scoped, does, host }: Tools): void {
  const holdings = add('holdings', 'the lots held')
  scoped(add('list', 'list the lots and sales', holdings)).action(
    does(async (command) => {
      const { listHoldings } = await import('../commands/holdings')
      return listHoldings(command.optsWithGlobals(), host)
    }),
  )
  traded(add('add', 'add a lot', holdings))
    .option('--settle <date>', 'settlement date; held from the start without', isoDate)
    .action(
      does(async (command) => {
        const { addHolding } = await import('../commands/holdings')
        return addHolding('buy', command.optsWithGlobals(), host)
      }),
    )
  traded(add('sell', 'add a sale; it relieves lots first-in-first-out', holdings))
    .requiredOption('--settle <date>', 'settlement date', isoDate)
    .option('--lot <id>', 'the lot it relieves instead', lotId)
    .action(
      does(async (command) => {
        const { addHolding } = await import('../commands/holdings')
        return addHolding('sell', command.optsWithGlobals(), host)
      }),
    )
  add('import', 'add the lots and sales of a CSV file', holdings)
    .argument('<file>', 'a CSV file with a row of headings')
    .option('--map <field=column...>', 'which column is what, where its name does not tell')
    .option('--dates <order>', 'of dates like 3/4/2002: mdy or dmy', dayOrder)
    .option('--portfolio <name>', 'of rows that name none')
    .option('--dry-run', 'only say what would be stored')
    .action(
      does(async (command, file: string) => {
        const { importHoldings } = await import('../commands/lotCsv')
        return importHoldings(file, command.optsWithGlobals(), host)
      }),
    )
  scoped(add('export', 'write the lots and sales as a CSV file that can be imported', holdings))
    .argument('[file]', 'the file to write; on the terminal without')
    .action(
      does(async (command, file: string | undefined) => {
        const { exportHoldings } = await import('../commands/lotCsv')
        return exportHoldings(file, command.optsWithGlobals(), host)
      }),
    )
  add('remove', 'remove a lot or sale', holdings)
    .argument('<id>', 'its number', lotId)
    .action(
      does(async (command, id: number) => {
        const { removeHolding } = await import('../commands/holdings')
        return removeHolding(id, command.optsWithGlobals(), host)
      }),
    )

  const custodian = add('custodian', 'cash that the custodian received, against what was due')
  add('import', 'read account, CUSIP, pay date and amounts from a CSV file', custodian)
    .argument('<file>', 'a CSV file with a row of headings')
    .option('--map <field=column...>', 'which column is what, where its name does not tell')
    .option('--dates <order>', 'of dates like 3/4/2002: mdy or dmy', dayOrder)
    .option('--dry-run', 'only say what would be stored')
    .action(
      does(async (command, file: string) => {
        const { importCash } = await import('../commands/custodian')
        return importCash(file, command.optsWithGlobals(), host)
      }),
    )
  scoped(add('letter', 'the letter that claims the breaks, with its source lines', custodian))
    .option('--cusip <cusip>', 'only breaks of this CUSIP')
    .option('--pay-date <date>', 'only breaks of this day', isoDate)
    .option('--date <date>', 'of the letter; today without', isoDate)
    .option('--to <name>', 'who it is to')
    .option('--holder <name>', 'who it is from')
    .option('--out <file>', 'the file to write; on the terminal without')
    .action(
      does(async (command) => {
        const { letter } = await import('../commands/custodian')
        return letter(command.optsWithGlobals(), host)
      }),
    )
  add('breaks', 'what was paid otherwise than due, with its age', custodian)
    .option('--as-of <date>', 'the day to look back from; today without', isoDate)
    .action(
      does(async (command) => {
        const { breaks } = await import('../commands/custodian')
        return breaks(command.optsWithGlobals(), host)
      }),
    )

  scoped(add('positions', 'a row a CUSIP: faces, factor, and the cash received'))
    .option('--as-of <date>', 'the day to look back from; today without', isoDate)
    .action(
      does(async (command) => {
        const { positions } = await import('../commands/positions')
        return positions(command.optsWithGlobals(), host)
      }),
    )
}

/** The options of a buy or sell. */
function traded(command: Command): Command {
  return command
    .requiredOption(
      '--cusip <cusip>',
      'nine characters, the last the check digit; or deal/class of a class without one',
    )
    .requiredOption(
      '--face <amount>',
      'original face, notional amount of a notional class, or percentage interest of a residual',
    )
    .option('--portfolio <name>', 'the portfolio it belongs to', 'Main')
    .option('--account <name>', 'the account it is held in')
    .option('--trade <date>', 'the day it was agreed', isoDate)
    .option('--price <price>', 'price, in percent of the current face')
    .option('--accrued <amount>', 'accrued interest paid or received, in dollars')
    .option('--note <text>', 'a note of your own')
}
