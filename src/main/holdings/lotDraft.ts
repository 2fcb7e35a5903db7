import type { LotDraft } from '@shared/api/holdings'
import { cusipCheckDigit, isCusip, normaliseCusip } from '@shared/cusip'
import { isIsoDate } from '@shared/dates'
import { exact, plain } from '@shared/decimal'
import { fail, ok, type Result } from '@shared/result'

/** A lot as it is kept: CUSIP in its written form, face and price plain decimals, blanks trimmed. */
export interface CheckedLot {
  readonly cusip: string
  readonly face: string
  readonly portfolio: string
  readonly account: string | null
  readonly settle: string | null
  readonly price: string | null
  readonly note: string | null
}

/** The portfolio of a lot that names none. */
export const DEFAULT_PORTFOLIO = 'Main'

const MAX_NAME = 100
const MAX_NOTE = 1000
const MAX_WHOLE_DIGITS = 13
const MAX_PLACES = 6

/**
 * Checks what a person typed for a lot. Fails with the first of `bad-cusip`, `bad-face`, `bad-date`, `bad-price`, `bad-name`,
 * `bad-note`, with a sentence that says what to type instead.
 */
export function checkLot(draft: LotDraft): Result<CheckedLot> {
  const cusip = checkCusip(draft.cusip)
  if (!cusip.ok) return cusip
  const face = checkFace(draft.face)
  if (!face.ok) return face
  const settle = checkSettle(blankToNull(draft.settle))
  if (!settle.ok) return settle
  const price = checkPrice(blankToNull(draft.price))
  if (!price.ok) return price
  const portfolio = checkName('portfolio', blankToNull(draft.portfolio))
  if (!portfolio.ok) return portfolio
  const account = checkName('account', blankToNull(draft.account))
  if (!account.ok) return account
  const note = blankToNull(draft.note)
  if (note !== null && note.length > MAX_NOTE) {
    return fail('bad-note', `The note has ${note.length} characters; shorten it to ${MAX_NOTE}.`)
  }
  return ok({
    cusip: cusip.value,
    face: face.value,
    portfolio: portfolio.value ?? DEFAULT_PORTFOLIO,
    account: account.value,
    settle: settle.value,
    price: price.value,
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

function checkSettle(text: string | null): Result<string | null> {
  if (text === null || (isIsoDate(text) && text >= '1900-01-01')) return ok(text)
  return fail(
    'bad-date',
    `${quote(text)} is not a day of the calendar written as 2002-07-01. Type the settlement date with year, month and day, or leave it out.`,
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
