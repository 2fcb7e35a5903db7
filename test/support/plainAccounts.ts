/* What holders are owed, worked out anew with whole numbers and plain loops; shares nothing with the program. */

/** A month of a class: factors per $1,000 and dollars as text; `loss` and `deferred` are of the whole class. */
export interface PlainMonth {
  readonly date: string
  readonly record: string
  readonly prior: string
  readonly interest: string
  readonly principal: string
  readonly current: string
  readonly loss: string
  readonly deferred: string
  readonly base: string
  readonly notional: boolean
  readonly monthsLeft: number
}

/** A buy, or a sale with a negative face. */
export interface PlainTrade {
  readonly face: number
  readonly settle: string
  readonly price: string
}

const PLACES = 15

function scaled(text: string): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const value = BigInt(whole + fraction.padEnd(PLACES, '0').slice(0, PLACES))
  return text.startsWith('-') ? -value : value
}

/** face × factor ÷ 1,000 in cents, half up. */
function cents(face: bigint, factor: string): bigint {
  const product = face * scaled(factor)
  const unit = 10n * 10n ** BigInt(PLACES)
  const half = product < 0n ? -unit / 2n : unit / 2n
  return (product + half) / unit
}

/** What is held at the close of a day. */
export function plainFace(trades: readonly PlainTrade[], day: string): bigint {
  return BigInt(trades.filter((one) => one.settle <= day).reduce((sum, one) => sum + one.face, 0))
}

/** Interest and principal of the distributions from one day to another, in cents. */
export function plainCash(
  trades: readonly PlainTrade[],
  months: readonly PlainMonth[],
  from: string,
  to: string,
): { readonly interest: bigint; readonly principal: bigint } {
  let interest = 0n
  let principal = 0n
  for (const month of months) {
    if (month.date < from || month.date > to) continue
    const face = plainFace(trades, month.record)
    interest += cents(face, month.interest)
    principal += cents(face, month.principal)
  }
  return { interest, principal }
}

/** Current face after the last distribution up to a day, in cents. */
export function plainCurrentFace(
  trades: readonly PlainTrade[],
  months: readonly PlainMonth[],
  day: string,
): bigint {
  const last = months.filter((month) => month.date <= day).at(-1)
  return cents(plainFace(trades, day), last?.current ?? '1000')
}

/** Amortised cost of $1 of original face bought at a price, after these months; null where no yield is worth the price. */
export function plainUnitCost(trade: PlainTrade, months: readonly PlainMonth[]): number | null {
  const entitled = months.filter((month) => month.record >= trade.settle)
  const [first] = entitled
  const last = entitled.at(-1)
  if (first === undefined || last === undefined) {
    return (Number(trade.price) / 100) * (Number(months.at(-1)?.current) / 1000)
  }
  const cost = (Number(trade.price) / 100) * Number(first.prior)
  const balance = Number(last.current)
  if (balance === 0) return 0
  const perThousand = (month: PlainMonth, dollars: string) =>
    month.notional ? 0 : (Number(dollars) * 1000) / Number(month.base)
  const rate = (Number(last.interest) + perThousand(last, last.deferred)) / Number(last.prior)
  const flows = entitled.map(
    (month) => Number(month.interest) + Number(month.principal) + perThousand(month, month.loss),
  )
  const expected = expectedPayments(balance, rate, last.monthsLeft, last.notional)
  const worth = (payments: readonly number[], y: number) =>
    payments.reduce((sum, payment, at) => sum + payment / (1 + y) ** (at + 1), 0)
  const whole = [...flows, ...expected]
  let [low, high] = [-0.4, 0.9]
  if (worth(whole, low) < cost || worth(whole, high) > cost) return null
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2
    if (worth(whole, middle) > cost) low = middle
    else high = middle
  }
  return worth(expected, low) / 1000
}

/** A level-payment loan month by month; of a notional only its interest. */
function expectedPayments(
  balance: number,
  rate: number,
  months: number,
  notional: boolean,
): number[] {
  const payment = rate === 0 ? balance / months : (balance * rate) / (1 - (1 + rate) ** -months)
  let left = balance
  return Array.from({ length: months }, () => {
    const interest = left * rate
    left -= payment - interest
    return notional ? interest : payment
  })
}
