import { exact } from '@shared/decimal'
import type { StatementDeal } from '@shared/statementDeal'
import { cellsByRow, padded, sizeOf } from './columns'
import { amount } from './format'
import { head, type Figure } from './htmlParts'
import { Markup, html } from './markup'

type Values = readonly (string | null)[]

/** The numbers behind a deal's charts, a row a month, the newest first; nothing where there is but one month. */
export function dealMonths(deal: StatementDeal, id: string): Markup | null {
  const { series, cash } = deal
  if (series === null || series.months.length < 2) return null
  const columns: readonly {
    readonly name: string
    readonly beneath?: string
    readonly values: Values
  }[] = [
    { name: 'Interest', beneath: 'of the holdings', values: cash.interest.map(shown) },
    { name: 'Principal', beneath: 'of the holdings', values: cash.principal.map(shown) },
    { name: 'Pool balance', values: series.poolBalance.map(shown) },
    { name: 'Past due', beneath: 'or worse, %', values: pastDue(series).map(percent) },
    { name: 'CPR', beneath: 'month, %', values: series.cpr.map(percent) },
    { name: 'CPR', beneath: '3 months, %', values: series.cpr3.map(percent) },
    { name: 'PSA', beneath: '× 100%', values: series.psa.map(rounded) },
    { name: 'CDR', beneath: 'month, %', values: series.cdr.map(percent) },
    { name: 'Losses', beneath: 'since issue', values: series.lossToDate.map(shown) },
    { name: 'Overcoll.', beneath: 'amount', values: series.overcollateralization.map(shown) },
    { name: 'Overcoll.', beneath: 'target', values: series.overcollateralizationTarget.map(shown) },
  ]
  const kept = columns.filter(({ values }) => values.some((value) => value !== null))
  const order = series.months.map((_, month) => month).reverse()
  const figures = kept.map(({ values }) =>
    padded(order.map((month): Figure => ({ shown: values[month] ?? '' }))),
  )
  const cells = cellsByRow(figures)
  const size = sizeOf(figures, 'Sep 2002'.length)
  return html`<div class="keep">
    <h3 id="${id}-months">The last ${String(series.months.length)} months</h3>
    <table class="${size === '' ? 'dense' : size}" aria-labelledby="${id}-months">
      <thead>
        <tr>
          ${head('Month', '', 'text')}${kept.map(({ name, beneath }) => head(name, beneath))}
        </tr>
      </thead>
      <tbody>
        ${order.map(
          (month, row) =>
            html`<tr>
              <th scope="row">${series.months[month] ?? ''}</th>
              ${cells[row] ?? []}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`
}

function shown(value: string | null): string | null {
  return value === null ? null : amount(value)
}

function percent(value: string | null): string | null {
  return value === null ? null : amount(exact(value).times(100).toFixed(2))
}

function rounded(value: string | null): string | null {
  return value === null ? null : amount(exact(value).toFixed(2))
}

/** The shares of all past due or worse, together; null where none is known. */
function pastDue({ months, delinquency }: NonNullable<StatementDeal['series']>): Values {
  const parts = Object.values(delinquency)
  return months.map((_, month) => {
    const known = parts.flatMap((part) => part[month] ?? [])
    if (known.length === 0) return null
    return known.reduce((sum, part) => sum.plus(part), exact('0')).toFixed()
  })
}
