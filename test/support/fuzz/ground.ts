import type { Random } from '../random'

/** A text to draw mutations for: its lines, and those that hold figures. */
export interface Ground {
  readonly lines: readonly string[]
  /** Places in `lines` (from 0) of those with a digit. */
  readonly figures: readonly number[]
  readonly length: number
}

/** Looks over a text once, for any number of draws. */
export function groundOf(text: string): Ground {
  const lines = text.split('\n')
  const figures = lines.flatMap((line, i) => (/\d/.test(line) ? [i] : []))
  return { lines, figures, length: text.length }
}

/** A stretch of a line; `line` and `column` count from 1. */
export interface Spot {
  readonly line: number
  readonly column: number
  readonly text: string
}

/** A run of characters without blanks that fits, of a line with figures. */
export function spot(random: Random, { lines, figures }: Ground, fits: RegExp): Spot {
  for (let tries = 0; tries < 20; tries++) {
    const at = figures.length > 0 ? random.pick(figures) : random.integer(0, lines.length - 1)
    const runs = [...(lines[at] ?? '').matchAll(fits)]
    if (runs.length === 0) continue
    const run = random.pick(runs)
    return { line: at + 1, column: run.index + 1, text: run[0] }
  }
  return { line: 1, column: 1, text: '' }
}

/** A number as printed, with its separators and signs. */
export const NUMBER = /[(-]?\d[\d,.]*[%)]?/g
/** A run of characters without blanks. */
export const RUN = /\S+/g
