import { longMonth } from '@shared/dates'
import { Markup, html } from '../markup'
import { fillOf, legend, patterns, type Fill } from './fills'
import { at, type Scale } from './scale'

/* Charts over months, drawn on the server for paper: grey, outlined, the same bytes for the same numbers. */

/** Points of the drawing: about one a typographic point on paper. */
const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, FOOT] = [244, 96, 30, 4, 5, 14]
const PLOT = { width: WIDTH - LEFT - RIGHT, height: HEIGHT - TOP - FOOT }
const QUARTER = 3

interface Chart {
  /** Names its parts in the document. */
  readonly id: string
  readonly title: string
  /** What it shows, in a sentence, for who cannot see it. */
  readonly summary: string
  readonly months: readonly string[]
}

/** A figure month by month; null leaves the month's place open. */
type Values = readonly (string | null)[]

/** Parts stacked a bar a month, the first at the bottom. */
export function stackedMonths(
  chart: Chart & {
    readonly parts: readonly {
      readonly name: string
      readonly fill: Fill
      readonly values: Values
    }[]
    readonly scaleOf: (greatest: number) => Scale
  },
): Markup {
  const { id, months, parts } = chart
  const heights = months.map((_, month) => parts.map(({ values }) => Number(values[month] ?? 0)))
  const sums = heights.map((own) => own.reduce((sum, one) => sum + Math.max(0, one), 0))
  const scale = chart.scaleOf(Math.max(...sums))
  const slot = PLOT.width / months.length
  const wide = Math.min(slot * 0.72, 14)
  const bars = heights.flatMap((own, month) => {
    let below = 0
    return own.flatMap((value, part) => {
      if (value <= 0) return []
      const height = (value / scale.top) * PLOT.height
      const x = LEFT + slot * month + (slot - wide) / 2
      const y = TOP + PLOT.height - below - height
      below += height
      return [bar(x, y, wide, height, fillOf(parts[part]?.fill ?? 'white', id))]
    })
  })
  return figure(
    chart,
    scale,
    legend(id, parts),
    html`${patterns(
      id,
      parts.map(({ fill }) => fill),
    )}${axes(scale, months)}${bars}`,
  )
}

function bar(x: number, y: number, width: number, height: number, fill: string): Markup {
  return html`<rect
    x="${at(x)}"
    y="${at(y)}"
    width="${at(width)}"
    height="${at(height)}"
    fill="${fill}"
    stroke="#000000"
    stroke-width="0.4"
  />`
}

/** A balance as an area in steps, a step a month. */
export function steppedMonths(
  chart: Chart & { readonly values: Values; readonly scaleOf: (greatest: number) => Scale },
): Markup {
  const { months, values } = chart
  const known = values.map((value) => (value === null ? null : Number(value)))
  const scale = chart.scaleOf(Math.max(...known.map((value) => value ?? 0)))
  const slot = PLOT.width / months.length
  const base = TOP + PLOT.height
  const runs = runsOf(known)
  const steps = runs.map(({ from, values: run }) => {
    const corners = run.map((value, i) => {
      const [x, y] = [LEFT + slot * (from + i), base - (value / scale.top) * PLOT.height]
      return `${i === 0 ? 'M' : 'L'}${at(x)} ${at(y)}H${at(x + slot)}`
    })
    const [start, end] = [LEFT + slot * from, LEFT + slot * (from + run.length)]
    return html`<path
        d="${corners.join('')}L${at(end)} ${at(base)}H${at(start)}Z"
        fill="#e4e4e4"
      /><path d="${corners.join('')}" fill="none" stroke="#000000" stroke-width="1" />`
  })
  return figure(chart, scale, null, html`${steps}${axes(scale, months)}`)
}

/** How a line is told from the others without colour. */
export type Stroke = 'solid' | 'dotted' | 'dashed'

const DASHES: Readonly<Record<Stroke, string | null>> = {
  solid: null,
  dotted: '0.1 2.2',
  dashed: '4 2.4',
}

/** Up to three figures as lines, a legend above them. */
export function linedMonths(
  chart: Chart & {
    readonly lines: readonly {
      readonly name: string
      readonly stroke: Stroke
      readonly values: Values
    }[]
    readonly scaleOf: (greatest: number) => Scale
  },
): Markup {
  const { months, lines } = chart
  const numbers = lines.map(({ values }) =>
    values.map((value) => (value === null ? null : Number(value))),
  )
  const scale = chart.scaleOf(Math.max(...numbers.flat().map((value) => value ?? 0)))
  const slot = PLOT.width / months.length
  const drawn = lines.map(({ stroke }, line) =>
    runsOf(numbers[line] ?? []).map(({ from, values }) => {
      const points = values.map((value, i) => {
        const x = LEFT + slot * (from + i + 0.5)
        const y = TOP + PLOT.height - (Math.max(0, value) / scale.top) * PLOT.height
        return `${i === 0 ? 'M' : 'L'}${at(x)} ${at(y)}`
      })
      // A month between two holes is a point
      const path = points.length === 1 ? `${points[0] ?? ''}h0.1` : points.join('')
      return html`<path d="${path}" ${strokeOf(stroke)} />`
    }),
  )
  const keys = html`<p class="legend">
    ${lines.map(
      ({ name, stroke }) =>
        html`<span
          ><svg class="stroke" viewBox="0 0 18 9" aria-hidden="true">
            <path d="M1 4.5H17" ${strokeOf(stroke)} /></svg
          >${name}</span
        > `,
    )}
  </p>`
  return figure(chart, scale, keys, html`${axes(scale, months)}${drawn}`)
}

function strokeOf(stroke: Stroke): Markup {
  const dash = DASHES[stroke]
  return html`fill="none" stroke="#000000" stroke-width="1.1"
  stroke-linecap="round"${dash === null ? null : html` stroke-dasharray="${dash}"`}`
}

/** Stretches of months with a value; a missing month is a gap, never joined. */
function runsOf(values: readonly (number | null)[]) {
  const runs: { from: number; values: number[] }[] = []
  let open = false
  values.forEach((value, month) => {
    if (value === null) open = false
    else if (open) runs.at(-1)?.values.push(value)
    else {
      runs.push({ from: month, values: [value] })
      open = true
    }
  })
  return runs
}

function axes(scale: Scale, months: readonly string[]): Markup {
  const base = TOP + PLOT.height
  const slot = PLOT.width / months.length
  const grid = scale.ticks.map(({ value, label }) => {
    const y = base - (value / scale.top) * PLOT.height
    return html`<path
        d="M${at(LEFT)} ${at(y)}H${at(WIDTH - RIGHT)}"
        stroke="${value === 0 ? '#000000' : '#cfcfcf'}"
        stroke-width="${value === 0 ? '0.7' : '0.4'}"
      /><text x="${at(LEFT - 3)}" y="${at(y + 2)}" text-anchor="end">${label}</text>`
  })
  return html`${grid}${monthLabels(months).map(
    ({ month, label }) =>
      html`<text x="${at(LEFT + slot * (month + 0.5))}" y="${at(HEIGHT - 4)}" text-anchor="middle"
        >${label}</text
      >`,
  )}`
}

/** A label each quarter or, of many months, each half year; the year stands on January. */
function monthLabels(months: readonly string[]): { month: number; label: string }[] {
  const every = months.length > 14 ? QUARTER * 2 : months.length > 7 ? QUARTER : 1
  return months.flatMap((month, place) => {
    const number = Number(month.slice(5)) - 1
    if (number % every !== 0 && months.length > 1) return []
    const name = longMonth(month).slice(0, 3)
    return [
      { month: place, label: number === 0 || place === 0 ? `${name} ${month.slice(0, 4)}` : name },
    ]
  })
}

/** A chart with its heading, unit and legend; it is kept in one piece. */
function figure(chart: Chart, scale: Scale, keys: Markup | null, drawing: Markup): Markup {
  const { id, title, summary } = chart
  return html`<figure>
    <h4>${title}<small>${scale.unit}</small></h4>
    ${keys}
    <svg
      class="chart"
      viewBox="0 0 ${WIDTH} ${HEIGHT}"
      role="img"
      aria-labelledby="${id}-title ${id}-desc"
    >
      <title id="${id}-title">${title}</title>
      <desc id="${id}-desc">${summary}</desc>
      ${drawing}
    </svg>
  </figure>`
}
