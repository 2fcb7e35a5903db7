import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type ChartConfiguration,
  type ChartDataset,
} from 'chart.js'
import { amountUnit, monthLabels, type ChartSpec, type Series } from '../../text/charts'
import { DASHES, type Kind } from './lines'
import { lookOf, type Look } from './look'
import { words } from './words'

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
)

type Value = number | null

/** Pixels need no exact decimals: only here do amounts become binary numbers. */
function drawn(values: Series['values']): Value[] {
  return values.map((value) => (value === null ? null : Number(value)))
}

function largestOf(spec: ChartSpec): number {
  const stacked = spec.kind === 'stack'
  const sums = spec.months.map((_, at) => {
    const values = spec.series.map((series) => Math.abs(Number(series.values[at] ?? 0)))
    return stacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(...values)
  })
  return Math.max(0, ...sums)
}

function datasetOf(spec: ChartSpec, series: Series, look: Look): ChartDataset<Kind, Value[]> {
  const color = look.color(series.color)
  const data = drawn(series.values)
  if (spec.kind === 'stack') {
    return {
      type: 'bar',
      label: series.name,
      data,
      backgroundColor: color,
      borderColor: look.color('--surface'),
      borderWidth: { top: 1, right: 0, bottom: 0, left: 0 },
      borderSkipped: false,
      categoryPercentage: 0.84,
      barPercentage: 1,
      maxBarThickness: 28,
    }
  }
  const isArea = spec.kind === 'balance'
  return {
    type: 'line',
    label: series.name,
    data,
    borderColor: color,
    borderWidth: 1.6,
    borderDash: DASHES[series.line ?? 'solid'],
    pointRadius: spec.months.length <= 3 ? 2 : 0,
    pointBackgroundColor: color,
    stepped: isArea ? 'before' : false,
    tension: 0,
    spanGaps: false,
    fill: isArea ? (series.band === true ? '-1' : 'origin') : false,
    backgroundColor: look.color(series.band === true ? series.color : '--area'),
  }
}

function configOf(spec: ChartSpec, look: Look, width: number): ChartConfiguration<Kind, Value[]> {
  const unit =
    spec.measure === 'amount'
      ? amountUnit(largestOf(spec))
      : { per: 1, name: spec.measure === 'share' ? '%' : '' }
  const written = (value: number) =>
    Number((value / unit.per).toPrecision(10)).toLocaleString('en-US')
  // Long labels with the year alternate with short ones
  const room = width > 0 ? Math.floor(width / (look.size * 3.4)) : Infinity
  const labels = monthLabels(spec.months, room)
  const font = { family: look.font, size: look.size }
  const color = look.color('--text-3')
  return {
    type: spec.kind === 'stack' ? 'bar' : 'line',
    data: {
      labels: [...spec.months],
      datasets: spec.series.map((series) => datasetOf(spec, series, look)),
    },
    plugins: [words(spec, unit.name, look)],
    options: {
      animation: false,
      responsive: false,
      maintainAspectRatio: false,
      events: [],
      layout: {
        padding: {
          top: (spec.unit ?? unit.name) === '' ? 6 : look.size + 9,
          right: spec.kind === 'lines' ? look.size * 5.8 : 4,
        },
      },
      scales: {
        x: {
          stacked: spec.kind === 'stack',
          offset: spec.kind === 'stack',
          grid: { display: false },
          border: { color: look.color('--rule-strong') },
          ticks: {
            autoSkip: false,
            maxRotation: 0,
            color,
            font,
            callback: (value) => labels[Number(value)] ?? '',
          },
          // Of hundreds of months few have a label, and each would be measured
          afterBuildTicks: (axis) => {
            axis.ticks = axis.ticks.filter(({ value }) => (labels[value] ?? '') !== '')
          },
        },
        y: {
          beginAtZero: true,
          stacked: spec.kind === 'stack',
          grid: { color: look.color('--grid'), drawTicks: false },
          border: { display: false },
          ticks: {
            maxTicksLimit: 5,
            color,
            font,
            padding: 6,
            callback: (value) => written(Number(value)),
          },
        },
      },
    },
  }
}

/** Drawings that are to be drawn with the next frame. */
const waiting = new Set<Drawing>()

/**
 * Draws them all: room and colours of all are read before the first canvas is written to, since each reading after a writing lays
 * the whole page out again.
 */
function drawAll(): void {
  const drawings = [...waiting].filter((one) => one.canvas.isConnected)
  waiting.clear()
  const [first] = drawings
  if (first === undefined) return
  const look = lookOf(first.canvas)
  const prepared = drawings.map((one) => one.prepare(look))
  for (const put of prepared) put?.()
}

/** A chart on a canvas as large as the room it has, drawn anew when that, what it shows or the look of the page changes. */
export class Drawing {
  #chart: Chart<Kind, Value[]> | null = null
  #spec: ChartSpec | null = null
  readonly #observer = new ResizeObserver(() => {
    const { width, height } = this.#room()
    if (width !== this.#width || height !== this.#height) this.#soon()
  })
  #width = 0
  #height = 0

  constructor(readonly canvas: HTMLCanvasElement) {
    if (canvas.parentElement !== null) this.#observer.observe(canvas.parentElement)
  }

  /** Draws it with the next frame. */
  draw(spec: ChartSpec): void {
    this.#spec = spec
    this.#soon()
  }

  /** What draws it, with all that is to be read of the page read; null where it has no room. */
  prepare(look: Look): (() => void) | null {
    const { width, height } = this.#room()
    if (this.#spec === null || width === 0 || height === 0) return null
    const config = configOf(this.#spec, look, width)
    return () => {
      this.#chart?.destroy()
      this.#width = this.canvas.width = width
      this.#height = this.canvas.height = height
      this.#chart = new Chart(this.canvas, config)
    }
  }

  end(): void {
    this.#observer.disconnect()
    waiting.delete(this)
    this.#chart?.destroy()
    this.#chart = null
  }

  #soon(): void {
    if (waiting.size === 0) requestAnimationFrame(drawAll)
    waiting.add(this)
  }

  #room(): { width: number; height: number } {
    const room = this.canvas.parentElement
    return { width: room?.clientWidth ?? 0, height: room?.clientHeight ?? 0 }
  }
}
