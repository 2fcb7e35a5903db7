import type { FactorDraft } from '@shared/api/factors'
import { isIsoDate } from '@shared/dates'
import { exact, plain } from '@shared/decimal'
import { fail, ok, type Result } from '@shared/result'
import { checkCusip } from './lotDraft'

/** A month's factors as they are kept: plain decimals per $1,000. */
export interface CheckedFactor {
  readonly cusip: string
  readonly distributionDate: string
  readonly recordDate: string | null
  readonly basis: 'principal' | 'notional'
  readonly interestFactor: string | null
  readonly principalFactor: string | null
  readonly lossFactor: string | null
  readonly currentFactor: string
  readonly filingId: number | null
  readonly note: string | null
}

const FACTORS = {
  interestFactor: 'interest',
  principalFactor: 'principal',
  lossFactor: 'realized loss',
} as const

/**
 * Checks what a person typed for a month's factors: `bad-cusip`, `bad-date`, `bad-factor`. The record date must not be after the
 * distribution; only principal may be negative, where it corrects an earlier month.
 */
export function checkFactor(draft: FactorDraft): Result<CheckedFactor> {
  const cusip = checkCusip(draft.cusip)
  if (!cusip.ok) return cusip
  const { distributionDate, recordDate = null } = draft
  for (const day of [distributionDate, recordDate ?? distributionDate]) {
    if (!isIsoDate(day)) return badDate(`“${day}” is not a day written as 2002-09-25.`)
  }
  if (recordDate !== null && recordDate > distributionDate) {
    return badDate(
      `The record date ${recordDate} is after the distribution on ${distributionDate}.`,
    )
  }
  const current = factorOf('current', draft.currentFactor)
  if (!current.ok) return current
  const paid: Record<keyof typeof FACTORS, string | null> = {
    interestFactor: null,
    principalFactor: null,
    lossFactor: null,
  }
  for (const [field, name] of Object.entries(FACTORS) as [keyof typeof FACTORS, string][]) {
    const text = draft[field]?.trim() ?? ''
    if (text === '') continue
    const factor = factorOf(name, text)
    if (!factor.ok) return factor
    paid[field] = factor.value
  }
  return ok({
    cusip: cusip.value,
    distributionDate,
    recordDate,
    basis: draft.basis ?? 'principal',
    ...paid,
    currentFactor: current.value,
    filingId: draft.filingId ?? null,
    note: draft.note?.trim() === '' ? null : (draft.note?.trim() ?? null),
  })
}

function factorOf(name: string, text: string): Result<string> {
  const typed = text.trim()
  const sign = name === 'principal' ? '-?' : ''
  if (new RegExp(`^${sign}\\d{1,7}(?:\\.\\d{1,12})?$`).test(typed)) return ok(plain(exact(typed)))
  return fail(
    'bad-factor',
    `“${typed}” is not a ${name} factor. Type it per $1,000 of original face, such as 817.335216.`,
  )
}

function badDate(what: string): Result<never> {
  return fail('bad-date', `${what} Type it as the notice prints it.`)
}
