import type { Session } from './session.svelte'

/** Whether a deal's months are generated; of a deal that is not known yet nothing is said. */
export function isSyntheticDeal({ overview }: Session, deal: string | null): boolean {
  return deal !== null && overview.syntheticDeals.includes(deal)
}

/** Screens of a portfolio; the others show a deal, or all deals. */
const OF_PORTFOLIOS: readonly string[] = ['overview', 'holdings', 'holding', 'reports', 'custodian']

/** Whether all that the screen shows is generated: of a synthetic portfolio, or of a synthetic deal. */
export function showsSynthetic(session: Session): boolean {
  const { name } = session.router.screen
  if (name === 'collateral') return isSyntheticDeal(session, session.deal)
  return OF_PORTFOLIOS.includes(name) && session.isSynthetic
}
