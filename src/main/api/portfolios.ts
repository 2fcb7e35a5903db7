import type { Args, Handlers } from '@shared/api'
import type { Portfolio } from '@shared/api/portfolios'
import { fail, ok, type Result } from '@shared/result'
import { asChange } from '../store/journal'
import {
  changePortfolio,
  isPortfolioInUse,
  listPortfolios,
  portfolioOfName,
} from '../store/portfolios'
import type { EngineContext } from './context'

const LONGEST_NAME = 100

/** What portfolios are called and how they are kept. */
export function portfolioHandlers(
  context: EngineContext,
): Handlers<'portfolios.kept' | 'portfolios.change'> {
  const { database } = context
  return {
    'portfolios.kept': () =>
      ok(
        listPortfolios(database).map(({ name, paydownMethod, synthetic }) => ({
          name,
          paydownMethod,
          synthetic,
        })),
      ),
    'portfolios.change': (args) => {
      const changed = change(context, args)
      if (changed.ok) context.changed('data')
      return changed
    },
  }
}

/** `unknown-portfolio`; `bad-name` where the new one is blank or long; `name-taken` where another portfolio has it. */
function change(
  { database, now }: EngineContext,
  { portfolio, name, paydownMethod }: Args<'portfolios.change'>,
): Result<Portfolio> {
  const at = now().toISOString()
  const summary = (kept: Portfolio) =>
    name === undefined
      ? `Portfolio ${kept.name} books paydowns as ${kept.paydownMethod === 'realized' ? 'realized gain or loss' : 'accelerated amortization'}`
      : `Renamed portfolio ${portfolio} to ${kept.name}`
  return asChange(database, { kind: 'portfolio', at, summary }, () => {
    const known = portfolioOfName(database, portfolio)
    if (known === undefined || !isPortfolioInUse(database, portfolio)) {
      return fail(
        'unknown-portfolio',
        `No holding is in a portfolio called ${portfolio}. Use one of the portfolios that have holdings.`,
      )
    }
    const wanted = name?.trim().replace(/\s+/g, ' ') ?? known.name
    if (wanted === '' || wanted.length > LONGEST_NAME) {
      return fail('bad-name', `A portfolio's name has 1 to ${LONGEST_NAME} characters.`)
    }
    const other = portfolioOfName(database, wanted)
    if (other !== undefined && other.id !== known.id) {
      return fail(
        'name-taken',
        `There is a portfolio called ${other.name} already, or was one. Choose another name.`,
      )
    }
    const { synthetic } = known
    const kept = { name: wanted, paydownMethod: paydownMethod ?? known.paydownMethod, synthetic }
    changePortfolio(database, { id: known.id, ...kept })
    return ok(kept)
  })
}
