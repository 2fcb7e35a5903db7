import { changeId, isoDate } from '../options'
import type { Tools } from './tools'

/** Commands about filings: read them, import them, list them. */
export function addFilingCommands({ add, does, host }: Tools): void {
  add('extract', 'read filings, store nothing, print one JSON object a filing')
    .argument('<file...>', 'filings as text')
    .option('--cells', 'print one JSON object a cell instead, with its place in the file')
    .action(
      does(async (command, files: string[]) => {
        const { extract } = await import('../commands/extract')
        return extract(files, command.optsWithGlobals(), host)
      }),
    )

  add('import', 'read files, folders and .zip archives into the database')
    .argument('<path...>', 'files, folders or .zip archives')
    .option('--dry-run', 'store nothing; print what importing would do')
    .action(
      does(async (command, paths: string[]) => {
        if (command.opts<{ dryRun?: boolean }>().dryRun === true) {
          const { previewImport } = await import('../commands/preview')
          return previewImport(paths, command.optsWithGlobals(), host)
        }
        const { importFilings } = await import('../commands/import')
        return importFilings(paths, command.optsWithGlobals(), host)
      }),
    )

  const filings = add('filings', 'list what was imported').action(
    does(async (command) => {
      const { filings } = await import('../commands/filings')
      return filings(command.optsWithGlobals(), host)
    }),
  )
  const deals = add(
    'deals',
    'deals from month to month: missing months, the next report, what does not carry on',
  )
    .argument('[deal]', 'only this deal')
    .option('--as-of <date>', 'the day to look back from; today without', isoDate)
    .action(
      does(async (command, deal: string | undefined) => {
        const { deals } = await import('../commands/history')
        return deals(deal, command.optsWithGlobals(), host)
      }),
    )
  add('join', 'say that two titles are one deal; their reports are put together', deals)
    .argument('<deal>', 'the name of a deal on file')
    .argument('<other>', 'another title of the same deal')
    .action(
      does(async (command, deal: string, other: string) => {
        const { joinDeals } = await import('../commands/history')
        return joinDeals(deal, other, command.optsWithGlobals(), host)
      }),
    )
  add('reread', 'read filings again that an older version read, and show what differs', filings)
    .option('--apply', 'replace what is on file by it')
    .action(
      does(async (command) => {
        const { reread } = await import('../commands/reread')
        return reread(command.optsWithGlobals(), host)
      }),
    )
  add('compare', 'what an amended report says otherwise, and what holders collect', filings)
    .argument('<id>', 'the number of a filing; `paydown filings` shows it', changeId)
    .action(
      does(async (command, id: number) => {
        const { compareFiling } = await import('../commands/compare')
        return compareFiling(id, command.optsWithGlobals(), host)
      }),
    )
}
