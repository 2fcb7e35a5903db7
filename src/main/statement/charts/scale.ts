/** A vertical or horizontal axis that begins at zero. Pixels are where decimals become binary numbers. */
export interface Scale {
  /** Where the axis ends, in the values' own unit. */
  readonly top: number
  readonly ticks: readonly { readonly value: number; readonly label: string }[]
  /** What a label counts: `$ million`, `%`; empty for plain numbers. */
  readonly unit: string
}

const UNITS = [
  { from: 1e9, name: '$ billion' },
  { from: 1e6, name: '$ million' },
  { from: 1e3, name: '$ thousand' },
] as const

/** An axis of dollars up to a greatest value. */
export function dollars(greatest: number): Scale {
  const unit = UNITS.find(({ from }) => greatest >= from)
  return scale(greatest, unit?.from ?? 1, unit?.name ?? '$')
}

/** An axis of fractions, labelled in percent. */
export function percents(greatest: number): Scale {
  return scale(greatest, 0.01, '%')
}

const MOST_TICKS = 5

function scale(greatest: number, unit: number, name: string): Scale {
  const most = greatest / unit
  const rough = most / (MOST_TICKS - 1)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((one) => one * power >= rough * 0.999999) ?? 10) * power
  const places = Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
  const count = Math.ceil(most / step - 1e-9)
  const ticks = Array.from({ length: count + 1 }, (_, at) => ({
    value: at * step * unit,
    label: (at * step).toFixed(places).replace(/\B(?=(?:\d{3})+$)/g, places === 0 ? ',' : ''),
  }))
  return { top: count * step * unit, ticks, unit: name }
}

/** A coordinate with one decimal: the same text on every machine. */
export function at(value: number): string {
  return (Math.round(value * 10) / 10).toFixed(1).replace('-0.0', '0.0')
}
