import { cusipCheckDigit } from '@shared/cusip'
import { addMonths } from '@shared/dates'
import { Random } from '../random'
import type { BondSpec, Kind } from './bonds'
import { balanceOf } from './pool'
import { makeLoan, type Hazards, type Loan } from './loans'

/** A loan group: the name above its columns, its name in tables of loans, and its number there. */
export interface GroupSpec {
  readonly column: string
  readonly name: string
  readonly number: string
  readonly adjustable: boolean
  readonly hazards: Hazards
}

/** A deal as issued. */
export interface Deal {
  readonly seed: number
  readonly name: string
  readonly title: string
  /** ISO month of the first payment. */
  readonly firstMonth: string
  readonly groups: readonly GroupSpec[]
  /** The pool at the cut-off date, by group. */
  readonly loans: readonly (readonly Loan[])[]
  /** Below the holders' tier, if the deal has two. */
  readonly lower: readonly BondSpec[]
  readonly bonds: readonly BondSpec[]
  readonly tiers: readonly (string | null)[]
  readonly target: bigint
  /** Months in which the interest-only class is paid. */
  readonly ioMonths: number
  /** Whether reports name a class that holds the overcollateralization, or a residual that takes the excess. */
  readonly style: 'excess' | 'residual'
}

const GROUPS = [
  [['TOTAL', 'Group 1']],
  [
    ['FIXED', 'Fixed'],
    ['ADJUSTABLE', 'Adjustable'],
  ],
  [
    ['GROUP I', 'Group I'],
    ['GROUP II', 'Group II'],
    ['GROUP III', 'Group III'],
  ],
  [
    ['GROUP 1', 'Group 1'],
    ['GROUP 2', 'Group 2'],
    ['JUMBO', 'Jumbo'],
    ['SMALL', 'Small'],
  ],
] as const
const NAMES = [
  'Larchmont Home Equity Trust',
  'Brookstone Secured Assets Corp.',
  'Northgate CMB Trust',
  'Meridian Mortgage Trust',
]
const FLOATS = 'A-Act/360'
const FIXED = 'F-30/360'

/** A deal from a seed: its loan groups and loans, and its classes in one tier or two. `begins` is its first month, drawn when left out. */
export function makeDeal(seed: number, begins?: string): Deal {
  const random = new Random(seed)
  const year = random.integer(1999, 2005)
  const drawn = `${year}-${String(random.integer(1, 12)).padStart(2, '0')}`
  const firstMonth = begins ?? drawn
  const cutOff = new Date(`${addMonths(firstMonth, -1)}-01T00:00:00Z`)
  const named = GROUPS[random.integer(0, GROUPS.length - 1)] ?? GROUPS[0]
  const groups = named.map(([column, name], i) => ({
    column,
    name: `${name} Group`,
    number: String(i + 1),
    adjustable: column === 'ADJUSTABLE' || random.chance(0.3),
    hazards: hazardsOf(random),
  }))
  const most = random.pick([40, 90, 200])
  const loans = groups.map(({ adjustable, number }) =>
    Array.from({ length: random.integer(20, most) }, (_, n) =>
      makeLoan(
        random,
        `${number}1${String(seed % 1000).padStart(3, '0')}${String(n + 1).padStart(5, '0')}`,
        cutOff,
        adjustable,
      ),
    ),
  )
  const pool = loans.reduce((sum, group) => sum + balanceOf(group), 0n)
  const style = random.chance(0.6) ? 'excess' : 'residual'
  const twoTiers = style === 'excess' && random.chance(0.6)
  return {
    seed,
    name: `${random.pick(NAMES)}   ${String(year)}-${random.integer(1, 9)}`,
    title: random.pick(['Mortgage Pass-Through Certificates', 'Collateralized Asset-Backed Bonds']),
    firstMonth,
    groups,
    loans,
    lower: twoTiers ? lowerOf(pool) : [],
    bonds: bondsOf(random, pool, style),
    tiers: twoTiers ? ['REMIC I', 'REMIC II'] : [null],
    target: (pool * BigInt(random.integer(60, 200))) / 10_000n,
    ioMonths: random.integer(3, 30),
    style,
  }
}

function hazardsOf(random: Random): Hazards {
  const troubled = random.chance(0.5)
  return {
    prepay: random.integer(4, 20) / 1000,
    curtail: 0.05,
    repurchase: 0.0008,
    miss: troubled ? 0.05 : 0.015,
    cure: troubled ? 0.12 : 0.3,
  }
}

function lowerOf(pool: bigint): BondSpec[] {
  const small = (pool / 100_000n) * 1000n
  const spec = (name: string, face: bigint, kind: Kind): BondSpec => ({
    name,
    type: null,
    cusip: null,
    kind,
    face,
    base: face,
    method: FIXED,
    rate: () => null,
  })
  return [
    spec('LT-1', pool - small, 'lower'),
    spec('LT-2', small, 'lower'),
    spec('R-1', 0n, 'residual'),
  ]
}

function bondsOf(random: Random, pool: bigint, style: Deal['style']): BondSpec[] {
  const issuer = `${random.integer(10, 99)}${random.integer(100, 999)}${random.pick(['A', 'K', 'X'])}`
  let issued = 0
  const cusip = (): string => {
    const base = `${issuer}${String.fromCharCode(65 + issued++)}${random.integer(2, 9)}`
    return `${base}${cusipCheckDigit(base) ?? ''}`
  }
  const dollars = (share: number): bigint =>
    ((pool * BigInt(Math.round(share * 1000))) / 10_000_000n) * 100n
  const libor = random.integer(110, 250)
  const specs: BondSpec[] = []
  const add = (
    name: string,
    type: string,
    kind: Kind,
    face: bigint,
    method: string | null,
    rate: BondSpec['rate'],
    base = face,
  ): void => {
    specs.push({
      name,
      type,
      cusip: kind === 'residual' ? null : cusip(),
      kind,
      face,
      base,
      method,
      rate,
    })
  }
  const floats =
    (margin: number): BondSpec['rate'] =>
    (month) =>
      ((libor + ((month * 37) % 60) + margin) / 10_000).toFixed(6).replace(/0+$/, '')
  const fixed = (low: number, high: number): BondSpec['rate'] => {
    const rate = (random.integer(low, high) / 10_000).toFixed(4).replace(/0+$/, '')
    return () => rate
  }
  add('A-1', 'FLT, SEQ', 'senior', dollars(30), FLOATS, floats(20))
  const seniors = random.integer(1, 4)
  for (let n = 2; n <= seniors; n++)
    add(`A-${n}`, 'STEP, AFC,', 'senior', dollars(50 / seniors), FIXED, fixed(280, 420))
  const accretes = random.chance(0.5)
  if (accretes) add('Z', 'Z, ACR', 'accrual', dollars(6), FIXED, fixed(330, 450))
  if (style === 'excess') {
    add('A-IO', 'IO, NTL, AR', 'io', 0n, FIXED, fixed(20, 60), dollars(14))
    add('M-1', 'MEZ, STEP,', 'mezzanine', dollars(4), FIXED, fixed(330, 460))
  }
  const rest = style === 'excess' ? 10_100n : dollars(0.4)
  const taken = specs.reduce((sum, spec) => sum + spec.face, 0n)
  const over = style === 'excess' ? dollars(0.3) : 0n
  add(
    'B',
    style === 'excess' ? 'MEZ, STEP,' : 'FLT',
    'mezzanine',
    pool - taken - rest - over,
    FIXED,
    fixed(350, 480),
  )
  if (style === 'excess') {
    add('C', 'SUB', 'excess', over, FIXED, () => null, pool)
    add('P', 'SUB', 'premium', 10_100n, FIXED, () => null)
    add('R', 'R', 'residual', 0n, FIXED, () => null)
  } else add('Cert', 'RES', 'excess', 0n, null, () => null, 0n)
  return specs
}
