import type { Health } from '@shared/api/health'
import type { FigureCell } from '@shared/figures'

/** Texts by key and loan group. */
export type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>

/** A report of a deal's health as tests write it: its figures, and the path of each where it matters. */
export interface HealthReport {
  readonly date: string
  readonly figures: Texts
  readonly paths?: Texts
  readonly revision?: string
  readonly filingId?: number
}

/** The answer to `deals.health` with these reports, each with a list of its own. */
export function healthReply(
  deal: string,
  groups: readonly string[],
  reports: readonly HealthReport[],
): Health {
  const listed = reports.map(({ figures, paths = {} }) =>
    Object.entries(figures).flatMap(([key, texts]) =>
      Object.entries(texts).map(([group, text]) => ({
        cell: [key, group, paths[key]?.[group] ?? ''] as [string, string, string],
        text,
      })),
    ),
  )
  return {
    deal,
    groups: [...groups],
    lists: listed.map((list) => list.map(({ cell }) => cell)),
    months: reports.map(({ date, revision = 'original', filingId = 7 }, list) => ({
      ...{ date, filingId, reportIndex: 0, revision, list },
      texts: (listed[list] ?? []).map(({ text }) => text),
    })),
  }
}

/** A figure of a report in the answer to `deals.health`; undefined where it prints none. */
export function figureIn(
  health: Health,
  at: number,
  key: string,
  group: string,
): { readonly text: string; readonly path: string } | undefined {
  const month = health.months.at(at)
  const cells: readonly FigureCell[] = health.lists[month?.list ?? -1] ?? []
  const place = cells.findIndex((cell) => cell[0] === key && cell[1] === group)
  const [text, path] = [month?.texts[place], cells[place]?.[2]]
  return text === undefined || path === undefined ? undefined : { text, path }
}
