import { Markup, html } from '../markup'
import { fillOf, legend, patterns, type Fill } from './fills'
import { at, type Scale } from './scale'

/* Lying bars of one month by class, group or span, with their values: what stands in for a chart of months while there are too few. */

const [WIDTH, LEFT, ROW, THICK, TOP, FOOT] = [244, 52, 10.6, 7.4, 2, 12]
/** Room for the value behind the longest bar. */
const VALUE = 46

/** A bar of one or several parts, and the value written behind it. */
export interface Bar {
  readonly name: string
  readonly parts: readonly string[]
  readonly value: string
}

/** Bars below each other, each part outlined and filled as its name's legend shows. */
export function lyingBars(chart: {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly parts: readonly { readonly name: string; readonly fill: Fill }[]
  readonly bars: readonly Bar[]
  readonly scaleOf: (greatest: number) => Scale
}): Markup {
  const { id, title, parts, bars } = chart
  const sums = bars.map((bar) =>
    bar.parts.reduce((sum, part) => sum + Math.max(0, Number(part)), 0),
  )
  const scale = chart.scaleOf(Math.max(...sums))
  const plot = WIDTH - LEFT - VALUE
  const height = Number(at(TOP + ROW * bars.length + FOOT))
  const base = TOP + ROW * bars.length
  const grid = scale.ticks.map(({ value, label }) => {
    const x = LEFT + (value / scale.top) * plot
    return html`<path
        d="M${at(x)} ${at(TOP)}V${at(base)}"
        stroke="${value === 0 ? '#000000' : '#cfcfcf'}"
        stroke-width="${value === 0 ? '0.7' : '0.4'}"
      /><text x="${at(x)}" y="${at(height - 3)}" text-anchor="middle">${label}</text>`
  })
  const rows = bars.map((bar, row) => {
    const y = TOP + ROW * row + (ROW - THICK) / 2
    let left = LEFT
    const drawn = bar.parts.map((part, i) => {
      const width = (Math.max(0, Number(part)) / scale.top) * plot
      const x = left
      left += width
      if (width === 0) return null
      return html`<rect
        x="${at(x)}"
        y="${at(y)}"
        width="${at(width)}"
        height="${at(THICK)}"
        fill="${fillOf(parts[i]?.fill ?? 'white', id)}"
        stroke="#000000"
        stroke-width="0.4"
      />`
    })
    return html`<text x="0" y="${at(y + THICK - 1.5)}">${bar.name}</text>${drawn}<text
        x="${at(left + 3)}"
        y="${at(y + THICK - 1.5)}"
        >${bar.value}</text
      >`
  })
  return html`<figure>
    <h4>${title}<small>${scale.unit}</small></h4>
    ${parts.length > 1 ? legend(id, parts) : null}
    <svg
      class="chart"
      viewBox="0 0 ${WIDTH} ${height}"
      role="img"
      aria-labelledby="${id}-title ${id}-desc"
    >
      <title id="${id}-title">${title}</title>
      <desc id="${id}-desc">${chart.summary}</desc>
      ${patterns(
        id,
        parts.map(({ fill }) => fill),
      )}${grid}${rows}
    </svg>
  </figure>`
}
