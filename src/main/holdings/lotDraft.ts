import type { LotDraft } from '@shared/api/holdings'
import { cusipCheckDigit, isCusip, normaliseCusip } from '@shared/cusip'
import { isIsoDate } from '@shared/dates'
import { exact, plain } from '@shared/decimal'
import { fail, ok, type Result } from '@shared/result'

/** A buy or sell as it is kept: CUSIP in its written form, face, price and accrued plain decimals, blanks trimmed. */
export interface CheckedLot {
  readonly kind: 'buy' | 'sell'
  readonly cusip: string
  readonly face: string
  readonly portfolio: string
  readonly account: string | null
  readonly trade: string | null
  readonly settle: string | null
  readonly price: string | null
  readonly accrued: string | null
  /** The lot a sale relieves. */
  readonly lot: number | null
  readonly note: string | null
}

/** The portfolio of a lot that names none. */
export const DEFAULT_PORTFOLIO = 'Main'

const MAX_NAME = 100
const MAX_NOTE = 1000
const MAX_WHOLE_DIGITS = 13
const MAX_PLACES = 6

/**
 * Checks what a person typed for a buy or a sell. Fails with the first of `bad-cusip`, `bad-face`, `bad-date`, `bad-price`, `bad-accrued`, `bad-name`,
 * `bad-note`, with a sentence that says what to type instead.
 */
export function checkLot(draft: LotDraft): Result<CheckedLot> {
  const kind = draft.kind ?? 'buy'
  const cusip = checkSecurity(draft.cusip)
  if (!cusip.ok) return cusip
  const face = checkFace(draft.face)
  if (!face.ok) return face
  const dates = checkDates(kind, blankToNull(draft.trade), blankToNull(draft.settle))
  if (!dates.ok) return dates
  const price = checkPrice(blankToNull(draft.price))
  if (!price.ok) return price
  const accrued = checkAccrued(blankToNull(draft.accrued))
  if (!accrued.ok) return accrued
  const portfolio = checkName('portfolio', blankToNull(draft.portfolio))
  if (!portfolio.ok) return portfolio
  const account = checkName('account', blankToNull(draft.account))
  if (!account.ok) return account
  const note = blankToNull(draft.note)
  if (note !== null && note.length > MAX_NOTE) {
    return fail('bad-note', `The note has ${note.length} characters; shorten it to ${MAX_NOTE}.`)
  }
  return ok({
    kind,
    cusip: cusip.value,
    face: face.value,
    portfolio: portfolio.value ?? DEFAULT_PORTFOLIO,
    account: account.value,
    ...dates.value,
    price: price.value,
    accrued: accrued.value,
    lot: kind === 'sell' ? (draft.lot ?? null) : null,
    note,
  })
}

/** A CUSIP as typed, in its written form; `bad-cusip` names the check digit that would fit. */
export function checkCusip(text: string): Result<string> {
  const cusip = normaliseCusip(text)
  if (isCusip(cusip)) return ok(cusip)
  if (cusip === '') {
    return fail('bad-cusip', 'The CUSIP is missing. Type the nine characters of the bond held.')
  }
  if (cusip.length !== 9) {
    return fail(
      'bad-cusip',
      `${cusip} has ${cusip.length} characters, and a CUSIP has nine. Compare it with your statement.`,
    )
  }
  const digit = cusipCheckDigit(cusip.slice(0, 8))
  if (digit === null) {
    return fail(
      'bad-cusip',
      `${cusip} has a character that no CUSIP has. It is made of letters, digits, *, @ and #; compare it with your statement.`,
    )
  }
  return fail(
    'bad-cusip',
    `${cusip} is no CUSIP: its check digit is ${cusip.charAt(8)}, and ${digit} fits the other eight characters. Compare it with your statement.`,
  )
}

/** An original face or notional as typed, `1,000,000` or `1000000`, as a plain decimal; `bad-face` else. */
export function checkFace(text: string): Result<string> {
  const face = plainOf(text)
  if (face === null) {
    return fail(
      'bad-face',
      `${quote(text)} is not an amount. Type the original face or notional amount in dollars, such as 1000000 or 1,000,000.00.`,
    )
  }
  if (face === '0') {
    return fail(
      'bad-face',
      'The face is zero. Type how much original face or notional amount is held.',
    )
  }
  const [whole = '', fraction = ''] = face.split('.')
  if (whole.length > MAX_WHOLE_DIGITS || fraction.length > MAX_PLACES) {
    return fail(
      'bad-face',
      `${quote(text)} has too many digits for a face: ${MAX_WHOLE_DIGITS} before the point and ${MAX_PLACES} after it at most. Type it in dollars.`,
    )
  }
  return ok(face)
}

const MAX_SECURITY = 300

/** A CUSIP, or `deal/class` of a class without one, such as a residual; blanks are tidied. */
export function checkSecurity(text: string): Result<string> {
  if (!/.\/./.test(text)) return checkCusip(text)
  const tidy = text.replace(/\s+/g, ' ').trim()
  if (tidy.length <= MAX_SECURITY && !/\p{Cc}/u.test(tidy)) return ok(tidy)
  return fail(
    'bad-cusip',
    `${quote(tidy)} is too long for the name of a deal and a class. Type them as the report prints them, such as Impac CMB Trust 2002-1/Cert.`,
  )
}

function checkDates(
  kind: CheckedLot['kind'],
  typedTrade: string | null,
  typedSettle: string | null,
): Result<Pick<CheckedLot, 'trade' | 'settle'>> {
  const trade = checkDay('trade', typedTrade)
  if (!trade.ok) return trade
  const settle = checkDay('settlement', typedSettle)
  if (!settle.ok) return settle
  if (kind === 'sell' && settle.value === null) {
    return fail(
      'bad-date',
      'A sale needs its settlement date: it decides who is paid. Type it as 2002-07-01.',
    )
  }
  if (trade.value !== null && settle.value !== null && trade.value > settle.value) {
    return fail(
      'bad-date',
      `The trade date ${trade.value} is after the settlement date ${settle.value}. Compare both with the confirmation.`,
    )
  }
  return ok({ trade: trade.value, settle: settle.value })
}

function checkDay(what: 'trade' | 'settlement', text: string | null): Result<string | null> {
  if (text === null || (isIsoDate(text) && text >= '1900-01-01')) return ok(text)
  return fail(
    'bad-date',
    `${quote(text)} is not a day of the calendar written as 2002-07-01. Type the ${what} date with year, month and day, or leave it out.`,
  )
}

function checkPrice(text: string | null): Result<string | null> {
  if (text === null) return ok(null)
  const price = plainOf(text)
  if (price !== null) return ok(price)
  return fail(
    'bad-price',
    `${quote(text)} is not a price. Type it in percent of the current face, such as 99.5, or leave it out.`,
  )
}

function checkAccrued(text: string | null): Result<string | null> {
  if (text === null) return ok(null)
  const accrued = plainOf(text)
  if (accrued !== null) return ok(accrued)
  return fail(
    'bad-accrued',
    `${quote(text)} is not an amount of accrued interest. Type it in dollars, such as 1,571.61, or leave it out.`,
  )
}

function checkName(what: 'portfolio' | 'account', text: string | null): Result<string | null> {
  if (text === null) return ok(null)
  const name = text.replace(/\s+/g, ' ')
  if (name.length <= MAX_NAME && !/\p{Cc}/u.test(name)) return ok(name)
  return fail(
    'bad-name',
    `The name of the ${what} is too long or has characters that cannot be printed. Type one of at most ${MAX_NAME} characters.`,
  )
}

/** Digits with or without thousands separators, exactly; null for anything else, signs and exponents included. */
function plainOf(text: string): string | null {
  const typed = text.trim().replace(/^\$\s*/, '')
  if (!/^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(typed) || typed.length > 40) return null
  return plain(exact(typed.replaceAll(',', '')))
}

function blankToNull(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}

function quote(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`
}
