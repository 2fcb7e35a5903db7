import { exact } from '@shared/decimal'
import type { LogicalLine } from '../../../filing/logicalLines'
import { plainNumber } from '../../../reading/kinds'
import { readingsOf, type Reading } from '../../../reading/rows'
import { segmentsOf } from '../../../reading/freeText'
import { tokensOf, type Token } from '../../../reading/tokens'
import type { Page } from '../pages'
import { isNote, type Draft } from './draft'

// DELINQUENT                    Balance                     1940168.21      1050431.8              0     2990600.01
const MEASURES = [
  ['%Balance', 'balancePercent'],
  ['%#Loans', 'loansPercent'],
  ['Balance', 'balance'],
  ['#Loans', 'loans'],
] as const
const ROW =
  /^(DELINQUENT|FORECLOSURE|BANKRUPTCY|REO|TOTAL)?(%Balance|%#Loans|Balance|#Loans)(?=[\d.-]|$)/
// A balance, a count of a row or a percentage; the titles of charts hold single digits at most.
const FIGURE = /^(?:0|\d[\d.]+)$/
// 1 or 2 Payments Delinquent     3 or More Payments Delinquent     Total Foreclosure     Total Bankruptcy and REO
const CAPTION =
  /PaymentsDelinquent|^Total(?:Foreclosure|Bankruptcy|REO)|MonthsMovingAverage$|byGroups/
//                               CURRENT        1 PA>YMENT      2  PAYMTS      3+  PAYMTS     TOTAL
const HEADING = /^CURRENT1PAYMENT2PAYMTS3\+PAYMTSTOTAL$/i

const COLUMNS = [
  { key: 'current', kind: plainNumber, optional: true },
  { key: 'one', kind: plainNumber },
  { key: 'two', kind: plainNumber },
  { key: 'threePlus', kind: plainNumber },
  { key: 'total', kind: plainNumber },
] as const
type Bucket = (typeof COLUMNS)[number]['key']

/** Reads a delinquency table: of the total, or of one loan group, as the title of its page says. */
export function readDelinquency(pages: readonly Page[], draft: Draft): void {
  for (const page of pages) {
    let status = ''
    let noted = false
    const table = tableOf(page, draft)
    for (const line of page.body.slice(table.lines)) {
      const tokens = tokensOf(line)
      const row = ROW.exec(line.compact)
      const goesOn: boolean = noted && /^[a-z]/.test(line.compact)
      noted = isNote(line) || goesOn
      if (noted) draft.note(page.report, tokens, goesOn)
      else if (HEADING.test(line.compact)) draft.claims.lines(line)
      else if (row === null && tokens.some((token) => FIGURE.test(token.text))) {
        draft.refuse(line, table.name, 'This row names no measure of the delinquency table.')
      } else if (row === null) {
        if (CAPTION.test(line.compact)) draft.caption(line, segmentsOf(tokens, draft.vocabulary))
      } else {
        status = row[1] ?? status
        readRow(line, tokens, row[0].length, table.name, status, row[2] ?? '', draft)
      }
    }
  }
}

/** `Delinquency Report  -  Fixed Group` under the page's title names the table. */
function tableOf(page: Page, draft: Draft): { name: string; lines: number } {
  const [first] = page.body
  const title = page.report.replace(/\s/g, '')
  if (first?.compact.startsWith(`${title}-`) !== true) return { name: 'Total', lines: 0 }
  draft.claims.lines(first)
  const text = draft.text(tokensOf(first))
  return { name: text.slice(text.indexOf('-') + 1).trim(), lines: 1 }
}

function readRow(
  line: LogicalLine,
  tokens: readonly Token[],
  labelled: number,
  table: string,
  status: string,
  measured: string,
  draft: Draft,
): void {
  let seen = 0
  const start = tokens.findIndex((token) => (seen += token.text.length) > labelled)
  const cells = start < 0 ? [] : tokens.slice(start)
  const best = preferred(readingsOf<Bucket>(cells, COLUMNS))
  const [reading] = best
  const measure = MEASURES.find(([printed]) => printed === measured)?.[1]
  if (reading === undefined || best.length > 1 || measure === undefined) {
    draft.refuse(line, table, 'The buckets of this row cannot be told apart with certainty.')
    return
  }
  const { delinquency } = draft.parts
  const same = (row: (typeof delinquency)[number]): boolean =>
    row.table === table && row.status === status && row.measure === measure
  if (delinquency.some(same)) {
    draft.refuse(line, table, 'This row stands in the table twice.')
    return
  }
  draft.claims.tokens(tokens.slice(0, start))
  const key = `delinquency[${table}/${status}/${measure}]`
  const values = Object.fromEntries(
    COLUMNS.map(({ key: bucket }) => {
      draft.claims.cell(`${key}.${bucket}`, reading[bucket].tokens)
      return [bucket, reading[bucket].value]
    }),
  ) as Record<Bucket, string | null>
  delinquency.push({ table, status, measure, ...values })
}

/** Ways whose buckets add up before others, and of several those in which no number ends with a zero that print drops. */
function preferred(ways: readonly Reading<Bucket>[]): readonly Reading<Bucket>[] {
  if (ways.length < 2) return ways
  const adding = ways.filter(addsUp)
  const rest = adding.length > 0 ? adding : ways
  const plain = rest.filter((way) =>
    Object.values(way).every(({ value }) => !/\.\d*0$/.test(value ?? '')),
  )
  return plain.length > 0 ? plain : rest
}

/** Whether the buckets add up to the total, within what ten printed digits leave open. */
function addsUp(reading: Reading<Bucket>): boolean {
  const value = (bucket: Bucket): ReturnType<typeof exact> => exact(reading[bucket].value ?? '0')
  const sum = value('current').plus(value('one')).plus(value('two')).plus(value('threePlus'))
  return sum
    .minus(value('total'))
    .abs()
    .lte(exact('0.5').times(value('total').abs().gt(1) ? '0.1' : '0.00000001'))
}
