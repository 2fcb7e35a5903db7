import type { Chart, Plugin } from 'chart.js'
import type { ChartSpec } from '../../text/charts'
import { DASHES, type Kind } from './lines'
import type { Look } from './look'
import { spread } from './spread'

/** A dotted line across with its words, and the words of the last balance at its end. */
function drawReference(chart: Chart<Kind>, spec: ChartSpec, look: Look): void {
  const { ctx, chartArea } = chart
  const scale = chart.scales['y']
  if (scale === undefined) return
  ctx.fillStyle = look.color('--text-2')
  if (spec.reference !== undefined) {
    const y = scale.getPixelForValue(Number(spec.reference.value))
    ctx.strokeStyle = look.color('--text-3')
    ctx.setLineDash(DASHES.dots)
    ctx.beginPath()
    ctx.moveTo(chartArea.left, y)
    ctx.lineTo(chartArea.right, y)
    ctx.stroke()
    ctx.setLineDash([])
    ctx.textBaseline = 'top'
    ctx.fillText(spec.reference.label, chartArea.left + 6, y + 3)
  }
  const balance = spec.series[0]
  if (spec.last === undefined || balance === undefined) return
  const at = balance.values.findLastIndex((value) => value !== null)
  const point = chart.getDatasetMeta(0).data[at]
  if (point === undefined) return
  ctx.textAlign = 'right'
  const below = point.y + look.size + 6 < chartArea.bottom
  ctx.textBaseline = below ? 'top' : 'bottom'
  ctx.fillText(spec.last, chartArea.right - 2, below ? point.y + 4 : point.y - 4)
  ctx.textAlign = 'left'
}

/** A notch under the axis at each month whose report was revised. */
function drawNotches(chart: Chart<Kind>, spec: ChartSpec, look: Look): void {
  const scale = chart.scales['x']
  if (scale === undefined) return
  const { ctx, chartArea } = chart
  ctx.fillStyle = look.color('--text-2')
  for (const month of spec.revised ?? []) {
    const at = spec.months.indexOf(month)
    if (at < 0) continue
    const x = scale.getPixelForValue(at)
    ctx.beginPath()
    ctx.moveTo(x, chartArea.bottom + 1)
    ctx.lineTo(x - 3.5, chartArea.bottom + 6)
    ctx.lineTo(x + 3.5, chartArea.bottom + 6)
    ctx.fill()
  }
}

/** The name of each line at its right end, in the order of the ends. */
function drawNames(chart: Chart<Kind>, spec: ChartSpec, look: Look): void {
  const { ctx, chartArea } = chart
  const ends = spec.series.flatMap(({ name, values }, at) => {
    const last = values.findLastIndex((value) => value !== null)
    const point = chart.getDatasetMeta(at).data[last]
    return point === undefined ? [] : [{ name, y: point.y }]
  })
  const places = spread(
    ends.map(({ y }) => y),
    look.size + 1,
    chartArea,
  )
  ctx.fillStyle = look.color('--text-2')
  ctx.textBaseline = 'middle'
  for (const [at, { name }] of ends.entries()) {
    ctx.fillText(name, chartArea.right + 6, places[at] ?? 0)
  }
}

/** The unit once, at the top left; each line's name at its right end. */
export function words(spec: ChartSpec, unit: string, look: Look): Plugin<Kind> {
  const faint = look.color('--text-3')
  look.color('--text-2') // read here as well: nothing is read of the page once a canvas is written to
  return {
    id: 'words',
    afterDraw: (chart) => {
      const { ctx } = chart
      ctx.save()
      ctx.font = `${look.size}px ${look.font}`
      ctx.fillStyle = faint
      ctx.textBaseline = 'top'
      ctx.fillText(spec.unit ?? unit, 0, 0)
      drawReference(chart, spec, look)
      drawNotches(chart, spec, look)
      if (spec.kind === 'lines') drawNames(chart, spec, look)
      ctx.restore()
    },
  }
}
