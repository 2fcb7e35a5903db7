import { longDate } from '@shared/dates'
import { exact, grouped } from '@shared/decimal'

/** A printed line of the trustee's report that a claim rests on. */
export interface SourceLine {
  readonly number: number
  readonly text: string
}

/** What is claimed of a custodian for one distribution, or to be given back; amounts in dollars and cents. */
export interface Claim {
  readonly cusip: string
  readonly deal: string | null
  readonly class: string | null
  readonly date: string
  readonly recordDate: string | null
  readonly portfolio: string | null
  readonly account: string | null
  /** Held at the close of the record date. */
  readonly face: string | null
  /** As printed, per $1,000 of original face or notional. */
  readonly interestPerThousand: string | null
  readonly principalPerThousand: string | null
  readonly expected: string
  readonly received: string
  /** received − expected */
  readonly difference: string
  /** Days from the distribution to the date of the letter. */
  readonly age: number
  readonly sentence: string
  /** The custodian's own files and lines. */
  readonly receipts: readonly string[]
  /** The report the claim rests on; null for factors entered by hand, and for cash that nothing on file speaks of. */
  readonly source: {
    readonly name: string
    readonly sha256: string
    readonly accessionNumber: string | null
    readonly lines: readonly SourceLine[]
  } | null
  readonly byHand: boolean
}

export interface LetterHead {
  readonly date: string
  readonly to: string | null
  readonly holder: string | null
}

const WIDTH = 78
const BLANK = '______________________'

/**
 * The letter that states claims against a custodian, with the lines of the trustee's reports they rest on; plain text, no line of
 * its own wider than 78 columns. Sums: to collect is what was received too little, to give back what was received too much.
 */
export function letterText(head: LetterHead, claims: readonly Claim[]): string {
  const short = claims.filter((one) => exact(one.difference).isNegative())
  const over = claims.filter((one) => exact(one.difference).gt(0))
  const sum = (some: readonly Claim[]) =>
    grouped(
      some.reduce((whole, one) => whole.plus(exact(one.difference).abs()), exact('0')).toFixed(2),
    )
  const sums = [
    ...(short.length === 0 ? [] : [`To collect: ${sum(short)} in ${counted(short.length)}.`]),
    ...(over.length === 0 ? [] : [`To give back: ${sum(over)} in ${counted(over.length)}.`]),
  ]
  const opening =
    claims.length === 0
      ? 'The cash received agrees with what was due; nothing is claimed.'
      : 'The cash received for the bonds below does not agree with what the trustee’s reports say was paid on them. Please look into each and put it right, or tell us why it is as it is.'
  return [
    `To:    ${head.to ?? BLANK}`,
    `From:  ${head.holder ?? BLANK}`,
    `Date:  ${longDate(head.date)}`,
    '',
    'Cash received on mortgage- and asset-backed bonds',
    '',
    ...wrapped(opening),
    ...(sums.length === 0 ? [] : ['', ...sums]),
    ...claims.flatMap((claim, at) => ['', ...claimText(claim, at + 1)]),
    '',
  ].join('\n')
}

function counted(count: number): string {
  return count === 1 ? '1 case' : `${count} cases`
}

function claimText(claim: Claim, number: number): string[] {
  const name = [claim.class, claim.deal].filter((part) => part !== null).join(', ')
  const owner = [claim.portfolio, claim.account].filter((part) => part !== null).join(', ')
  const facts: readonly (readonly [string, string | null])[] = [
    ['Account', owner === '' ? null : owner],
    ['Distribution date', claim.date],
    ['Record date', claim.recordDate],
    ['Face on the record date', claim.face === null ? null : grouped(claim.face)],
    ['Interest per 1,000', claim.interestPerThousand],
    ['Principal per 1,000', claim.principalPerThousand],
    ['Due', grouped(claim.expected)],
    ['Received', grouped(claim.received)],
    ['Difference', grouped(claim.difference)],
    ['Age', `${claim.age} ${claim.age === 1 ? 'day' : 'days'}`],
  ]
  return [
    ...wrapped(`${number}. ${claim.cusip}${name === '' ? '' : ` (${name})`}`),
    ...wrapped(claim.sentence, '   '),
    '',
    ...facts.flatMap(([what, value]) => (value === null ? [] : [`   ${what.padEnd(24)} ${value}`])),
    ...claim.receipts.map((receipt) => `   ${'Your record'.padEnd(24)} ${receipt}`),
    ...sourceText(claim),
  ]
}

function sourceText({ source, byHand }: Claim): string[] {
  if (source === null) {
    return [
      '',
      ...wrapped(
        byHand
          ? 'The factors of this month were entered by hand; no report of it is on file.'
          : 'No report on file speaks of this payment.',
        '   ',
      ),
    ]
  }
  return [
    '',
    `   From the trustee’s report, ${source.name}`,
    ...(source.accessionNumber === null ? [] : [`   SEC accession ${source.accessionNumber}`]),
    `   SHA-256 ${source.sha256}`,
    ...source.lines.map(
      ({ number, text }) => `   ${String(number).padStart(6)}  ${text.trimEnd()}`,
    ),
  ]
}

/** A sentence in lines no wider than a page. */
function wrapped(text: string, indent = ''): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length + 1 > WIDTH) lines.push(`${indent}${word}`)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}
