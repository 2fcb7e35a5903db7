import type { Lot } from '@shared/api/holdings'
import { longMonth } from '@shared/dates'
import type { IconName } from '../parts/icons'

/** Something the palette finds: where it leads is the caller's. */
export interface Entry {
  readonly group: 'Holdings' | 'Deals' | 'Months' | 'Actions'
  readonly icon: IconName
  readonly title: string
  readonly detail: string
  readonly keys?: string
  readonly run: () => void
}

/** The bonds that lots are of, each once, with the class's name where a report gives it. */
export function heldBonds(
  lots: readonly Lot[],
): readonly { readonly cusip: string; readonly title: string; readonly detail: string }[] {
  const bonds = new Map(lots.map((lot) => [lot.cusip, lot]))
  return [...bonds.values()].map((lot) => ({
    cusip: lot.cusip,
    title: lot.class ?? lot.cusip,
    detail: lot.deal === null ? lot.cusip : `${lot.deal} · ${lot.cusip}`,
  }))
}

/** How a month may be typed: its number or its name. */
export function monthWords(month: string): { readonly title: string; readonly detail: string } {
  return { title: longMonth(month), detail: month }
}

const MOST = 8

/** The entries in which every word that was typed occurs, the best of each group first; a few of each. */
export function findEntries(entries: readonly Entry[], typed: string): Entry[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const scored = entries.flatMap((entry) => {
    const title = entry.title.toLowerCase()
    const all = `${title} ${entry.detail.toLowerCase()}`
    if (!words.every((word) => all.includes(word))) return []
    const score = words.reduce(
      (sum, word) =>
        sum + (title === word ? 4 : title.startsWith(word) ? 2 : title.includes(word) ? 1 : 0),
      0,
    )
    return [{ entry, score }]
  })
  const groups = [...new Set(entries.map((entry) => entry.group))]
  return groups.flatMap((group) =>
    scored
      .filter(({ entry }) => entry.group === group)
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST)
      .map(({ entry }) => entry),
  )
}
