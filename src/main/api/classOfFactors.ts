import type { ClassRow } from '@shared/report'
import type { StoredClass } from '../store/classHistory'

/** Factors entered by hand in the shape of a report's row; what a report would print besides is blank. */
export function classOfFactors(stored: StoredClass): ClassRow {
  const { tier, cusip, basis, interestFactor, principalFactor } = stored
  return {
    tier,
    class: stored.class ?? cusip,
    type: null,
    cusip,
    basis,
    accrual: { start: null, end: null, method: null },
    current: {
      originalFace: null,
      priorBalance: null,
      interest: null,
      principal: null,
      distribution: null,
      realizedLoss: stored.realizedLoss,
      deferredInterest: null,
      currentBalance: null,
    },
    perThousand: {
      originalPrincipalOrNotional: stored.factorBase,
      priorBalance: stored.priorFactor,
      interest: interestFactor,
      principal: principalFactor,
      distribution: null,
      currentBalance: stored.currentFactor,
    },
    toDate: {
      originalFace: null,
      interest: null,
      unscheduledPrincipal: null,
      scheduledPrincipal: null,
      totalPrincipal: null,
      totalDistribution: null,
      realizedLoss: null,
      deferredInterest: null,
      currentBalance: null,
    },
    interestDetail: {
      passThroughRate: null,
      priorBalance: null,
      accruedInterest: null,
      nonSupportedShortfall: null,
      priorUnpaidInterest: null,
      unscheduledAdjustments: null,
      optimalInterest: null,
      paidInterest: null,
      currentUnpaidInterest: null,
    },
  }
}
