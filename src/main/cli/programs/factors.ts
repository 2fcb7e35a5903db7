import { dayOrder, factorId, isoDate } from '../options'
import type { Tools } from './tools'

/** Commands about months without a readable report. */
export function addFactorCommands({ add, does, host }: Tools): void {
  const factors = add('factors', 'factors entered by hand where no report can be read')
  add('list', 'list them', factors)
    .option('--cusip <cusip>', 'only of this CUSIP')
    .action(
      does(async (command) => {
        const { listFactors } = await import('../commands/factors')
        return listFactors(command.optsWithGlobals(), host)
      }),
    )
  add('add', "enter a month's factors, per $1,000 of original face", factors)
    .requiredOption('--cusip <cusip>', 'nine characters, the last the check digit')
    .requiredOption('--date <date>', 'distribution date', isoDate)
    .requiredOption('--factor <factor>', 'current factor')
    .option(
      '--record <date>',
      'record date; without, only lots held from the start are paid',
      isoDate,
    )
    .option('--interest <factor>', 'interest factor')
    .option('--principal <factor>', 'principal factor')
    .option('--loss <factor>', 'realized loss factor')
    .option('--notional', 'of a notional class')
    .option('--filing <id>', 'the filing on file whose text they were read from', factorId)
    .option('--note <text>', 'a note of your own')
    .action(
      does(async (command) => {
        const { addFactor } = await import('../commands/factors')
        return addFactor(command.optsWithGlobals(), host)
      }),
    )
  add('remove', 'remove the factors of a month', factors)
    .argument('<id>', 'their number', factorId)
    .action(
      does(async (command, id: number) => {
        const { removeFactor } = await import('../commands/factors')
        return removeFactor(id, command.optsWithGlobals(), host)
      }),
    )
  add('import', 'read cusip, date and factor from a CSV file', factors)
    .argument('<file>', 'a CSV file with a row of headings')
    .option('--map <field=column...>', 'which column is what, where its name does not tell')
    .option('--dates <order>', 'of dates like 3/4/2002: mdy or dmy', dayOrder)
    .option('--dry-run', 'only say what would be stored')
    .action(
      does(async (command, file: string) => {
        const { importFactors } = await import('../commands/factors')
        return importFactors(file, command.optsWithGlobals(), host)
      }),
    )
}
