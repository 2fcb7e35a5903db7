import type { Holding } from '@shared/api/holdings'
import { cents, exact, fromCents, plain } from '@shared/decimal'
import { faceAt, factorPerDollar } from './cash'
import { sourceOf, sumAccounts, type HeldCusip, type PositionClass } from './positions'

/** A CUSIP's distributions on file up to a day, newest first; those before the holder's first settlement are there with nothing paid. */
export function distributionHistory(held: HeldCusip, asOf: string): Holding['distributions'] {
  return held.history
    .filter((row) => row.distributionDate <= asOf)
    .map((row) => {
      const paid = sumAccounts(held.distributions, row.source)
      return {
        date: row.distributionDate,
        entitledFace: paid.entitledFace,
        interest: fromCents(paid.interest),
        principal: fromCents(paid.principal),
        total: fromCents(paid.interest + paid.principal),
        realizedLoss: fromCents(paid.realizedLoss),
        factor: factorPerDollar(row.currentFactor) ?? '0',
        currentFace: faceAt(exact(paid.entitledFace), row, 'current') ?? '0.00',
        priorPerThousand: row.priorFactor,
        interestPerThousand: row.interestFactor,
        principalPerThousand: row.principalFactor,
        currentPerThousand: row.currentFactor,
        lossPerDollar: lossPerDollar(row),
        source: sourceOf(row),
        revision: row.revision ?? null,
        differs: row.differs,
        explained: row.explained === true,
      }
    })
    .reverse()
}

const LOSS_PLACES = 12

/** Realized loss ÷ the base of the factors, which is what the whole class was issued with. */
function lossPerDollar({ realizedLoss, factorBase }: PositionClass): string {
  if (realizedLoss === null || factorBase === null || exact(factorBase).isZero()) return '0'
  return plain(exact(realizedLoss).div(exact(factorBase)).toDecimalPlaces(LOSS_PLACES))
}

/**
 * The faces of a holder around a distribution: opening − principal − realized loss + deferred interest, against the closing face
 * that the factor gives. Null for a holder who was not entitled, and for a class that is not principal: a notional falls unpaid.
 */
export function facesAround(held: HeldCusip, row: PositionClass): Holding['faces'] {
  const paid = sumAccounts(held.distributions, row.source)
  const entitled = exact(paid.entitledFace)
  const opening = faceAt(entitled, row, 'prior')
  const closing = faceAt(entitled, row, 'current')
  if (row.basis !== 'principal' || entitled.isZero() || opening === null || closing === null)
    return null
  const principal = fromCents(paid.principal)
  const realizedLoss = fromCents(paid.realizedLoss)
  const deferredInterest = fromCents(paid.deferredInterest)
  const computed = exact(opening).minus(principal).minus(realizedLoss).plus(deferredInterest)
  return {
    opening,
    principal,
    realizedLoss,
    deferredInterest,
    computed: cents(computed),
    closing,
    difference: cents(computed.minus(closing)),
  }
}
