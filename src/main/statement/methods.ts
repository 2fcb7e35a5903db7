import { daysBetween, longDate } from '@shared/dates'
import type { ClassRow } from '@shared/report'
import type { Statement, StatementRow } from '@shared/statement'
import type { ReportPart } from './input'

type Method = Statement['methods'][number]

/** Where the standard formulas of speeds and defaults are from. */
const STANDARD = 'Bond Market Association, Uniform Practices, Standard Formulas'

/** How the numbers of this statement were made; a note that nothing of it needs is left out. */
export function describeMethods(
  reports: readonly ReportPart[],
  rows: readonly StatementRow[],
  model: Pick<Statement, 'deals' | 'lots' | 'custodian'>,
): Method[] {
  return [
    ...notes({
      Cash:
        'Original face held on the record date ÷ 1,000 × the report’s factor, interest and principal apart, ' +
        'rounded half up to the cent, per account and CUSIP, not per lot.',
      Faces:
        'Original face × current factor. All in exact decimals. The factor rules; a cent between faces and cash is rounding.',
      Factors:
        'Those the report prints per $1,000 of original face; on a notional class per $1,000 of its original notional amount. ' +
        'Here per $1, with nine decimals; all printed digits are used.',
      Entitlement:
        'Who held at the close of the record date, by settlement date. A lot settled on that day counts.',
    }),
    ...notional(rows),
    ...residual(rows),
    ...notes({
      Losses:
        'A realized loss lowers the face and pays nothing. Deferred interest raises the face and pays nothing.',
    }),
    ...dayCounts(reports, rows),
    ...custodian(model),
    ...cost(model.lots),
    ...delinquency(reports),
    ...speeds(model.deals),
    ...notes({
      Tolerance:
        'Half a unit of the last printed digit of each operand that the report rounded, and half a cent for each amount ' +
        'it computed. A check ties when its difference is no more.',
    }),
  ]
}

function notes(texts: Readonly<Record<string, string>>, source: string | null = null): Method[] {
  return Object.entries(texts).map(([term, text]) => ({ term, text, source }))
}

function notional(rows: readonly StatementRow[]): Method[] {
  const found = rows.filter((row) => row.basis === 'notional')
  if (found.length === 0) return []
  return notes({
    Notional: `${nounList(found)} paid on a notional amount, which is in no face total.`,
  })
}

function residual(rows: readonly StatementRow[]): Method[] {
  const found = rows.filter((row) => row.basis === 'none')
  if (found.length === 0) return []
  return notes({
    Residual:
      `${nounList(found)} without a face of its own: what is held is a percentage interest, and the cash is that part of the ` +
      'dollars the report pays the class. It is in no face total.',
  })
}

function custodian({ custodian: cash }: Pick<Statement, 'custodian'>): Method[] {
  if (cash.received === null) return []
  return notes({
    Custodian:
      'Rows of one account, CUSIP and day are one payment; it belongs to the nearest distribution of its account and CUSIP ' +
      'within ten days. Difference = received − expected.',
  })
}

function cost(lots: Statement['lots']): Method[] {
  if (!lots.some((lot) => lot.purchaseCost !== null)) return []
  return notes({
    Cost:
      'Price × current face at settlement. Premium and discount are amortized by the constant monthly yield at which the expected ' +
      'payments are worth the cost, or in proportion to the face where there is none. Principal relieves cost in proportion to the face.',
  })
}

/** How the reports count days past due, in their own words; said apart where they differ, and named only where they name it. */
function delinquency(reports: readonly ReportPart[]): Method[] {
  const kinds = new Map<string, { text: string; deals: Set<string> }>()
  for (const report of reports) {
    const note = report.notes.find(({ text }) => /payments?\s*=|\bMBA\b|\bOTS\b/i.test(text))
    if (note === undefined) continue
    const text = tidyNote(note.text)
    const key = text.replace(/\W/g, '').toLowerCase()
    const known = kinds.get(key) ?? { text, deals: new Set() }
    kinds.set(key, known)
    known.deals.add(report.deal)
  }
  if (kinds.size === 0) return []
  const sentences = [...kinds.values()].map(({ text, deals }) =>
    kinds.size === 1 ? `${text}.` : `${[...deals].join(', ')}: ${text}.`,
  )
  const isNamed = [...kinds.values()].every(({ text }) => /\bMBA\b|\bOTS\b/.test(text))
  const method = isNamed ? '' : ' The reports do not say whether by the MBA or the OTS method.'
  return notes({ Delinquency: `As the reports count it: ${sentences.join(' ')}${method}` })
}

/** A note of a report without its `Note:`, its blanks and dashes as people write them. */
function tidyNote(text: string): string {
  return text
    .replace(/^Note:\s*/i, '')
    .replace(/\s*=\s*/g, ' = ')
    .replace(/(\d)-(\d)/g, '$1–$2')
    .replace(/(\d)\s*days/g, '$1 days')
    .replace(/,(?=\S)/g, ', ')
    .replace(/\+(?=\w)/g, '+ ')
    .replace(/\.$/, '')
}

/** The standard formulas of what the deals' pages show. */
function speeds(deals: Statement['deals']): Method[] {
  const shown = new Set(deals.flatMap(({ health }) => health?.rows.map((row) => row.key) ?? []))
  const has = (...keys: readonly string[]) => keys.some((key) => shown.has(key))
  return [
    ...(has('smm', 'cpr')
      ? notes(
          {
            'SMM, CPR':
              'SMM = prepayments ÷ (prior balance − scheduled principal). CPR = 1 − (1 − SMM)¹².',
          },
          `${STANDARD}, B.1 and B.2`,
        )
      : []),
    ...(has('psa')
      ? notes(
          {
            PSA:
              'CPR ÷ (0.002 × the lesser of 30 and the seasoning in months), as a multiple: 12.2338 is 1,223% PSA. Where a report’s note ' +
              'prints 0.02, its figures follow 0.002.',
          },
          `${STANDARD}, B.3`,
        )
      : []),
    ...(has('mdr', 'cdr')
      ? notes(
          {
            'MDR, CDR':
              'MDR = prior balance of the loans liquidated ÷ prior balance of the pool. CDR = 1 − (1 − MDR)¹².',
          },
          'The reports’ own methodology',
        )
      : []),
    ...(has('sda')
      ? notes(
          {
            SDA: 'CDR as a multiple of the Standard Default Assumption: 0.02% a month of age up to 0.60% at 30, from month 61 falling by 0.0095% a month to 0.03%.',
          },
          `${STANDARD}, F`,
        )
      : []),
    ...(has('severity')
      ? notes(
          { Severity: 'Realized loss ÷ prior balance of the loans liquidated.' },
          'The reports’ own methodology',
        )
      : []),
  ]
}

function nounList(rows: readonly StatementRow[]): string {
  const names = [...new Set(rows.map((row) => row.class ?? row.cusip))]
  return `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'}`
}

/** One note for the day counts of the classes held, as their reports name them. */
function dayCounts(reports: readonly ReportPart[], rows: readonly StatementRow[]): Method[] {
  const held = new Set(rows.map((row) => row.cusip))
  const sentences = new Set(
    reports
      .flatMap((report) => report.classes)
      .filter((row) => row.cusip !== null && held.has(row.cusip))
      .flatMap(describeDayCount),
  )
  return sentences.size === 0 ? [] : notes({ 'Day count': [...sentences].sort().join(' ') })
}

function describeDayCount({ accrual }: ClassRow): string[] {
  if (accrual.method === null) return []
  if (/30\/360/.test(accrual.method)) return [`${accrual.method}: 30 days of 360.`]
  if (accrual.start === null || accrual.end === null) {
    return [`${accrual.method}: the days of the accrual period, which the report leaves blank.`]
  }
  const days = daysBetween(accrual.start, accrual.end) + 1
  const period = `${longDate(accrual.start)} to ${longDate(accrual.end)}`
  const year = /\/365/.test(accrual.method) ? 365 : 360
  return [`${accrual.method}: the days of the period, ${period}, ${days} of ${year}.`]
}
