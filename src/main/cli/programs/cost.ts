import { isoDate, isoMonth, paydownMethod } from '../options'
import type { Tools } from './tools'

/** Commands about what lots cost, and how portfolios book it. */
export function addCostCommands({ add, scoped, does, host }: Tools): void {
  const cost = add('cost', 'purchase price and amortised cost of the lots')
  scoped(add('list', 'a row a lot: cost, amortization, gain on paydown, yield', cost))
    .option('--as-of <date>', 'the day to look back from; today without', isoDate)
    .action(
      does(async (command) => {
        const { listCost } = await import('../commands/cost')
        return listCost(command.optsWithGlobals(), host)
      }),
    )
  scoped(add('journal', 'double entries of one month or several as CSV', cost))
    .argument('[file]', 'the file to write; on the terminal without')
    .requiredOption('--from <month>', 'the first month', isoMonth)
    .option('--to <month>', 'the last month; the first without', isoMonth)
    .action(
      does(async (command, file: string | undefined) => {
        const { costJournal } = await import('../commands/cost')
        return costJournal(file, command.optsWithGlobals(), host)
      }),
    )

  const portfolios = add('portfolios', 'the portfolios, and how they are kept')
  add('list', 'list the portfolios', portfolios).action(
    does(async (command) => {
      const { listPortfolios } = await import('../commands/cost')
      return listPortfolios(command.optsWithGlobals(), host)
    }),
  )
  add('rename', 'give a portfolio another name', portfolios)
    .argument('<name>', 'what it is called')
    .argument('<other>', 'what it shall be called')
    .action(
      does(async (command, portfolio: string, name: string) => {
        const { changePortfolio } = await import('../commands/cost')
        return changePortfolio(portfolio, { name }, command.optsWithGlobals(), host)
      }),
    )
  add('method', 'choose how a portfolio books the gain or loss on paydowns', portfolios)
    .argument('<name>', 'what it is called')
    .argument('<method>', 'realized or accelerated', paydownMethod)
    .action(
      does(async (command, portfolio: string, method: ReturnType<typeof paydownMethod>) => {
        const { changePortfolio } = await import('../commands/cost')
        return changePortfolio(
          portfolio,
          { paydownMethod: method },
          command.optsWithGlobals(),
          host,
        )
      }),
    )
}
