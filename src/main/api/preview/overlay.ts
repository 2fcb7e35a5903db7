import type { PlannedReport } from '@shared/api/preview'
import { monthOf } from '@shared/dates'
import type { Problem } from '@shared/result'
import { matchDeal, type Deal } from '../../store/deals'
import { twice } from '../../store/importFiling'
import { isAmendment, outranks } from '../../store/ranks'
import type { Rival } from '../../store/reports'
import type { Candidate, CandidateReport, OnFile } from './candidates'
import { resembling } from './resembling'

/** A report that would be stored, and the place where it competes. */
interface Placed {
  readonly candidate: Candidate
  readonly report: CandidateReport
  readonly deal: Deal
  readonly joins: PlannedReport['joins']
  /** Decides among equals: what is imported later counts. */
  readonly order: readonly [number, number]
}

/** Deals and reports as they would be after the files before. */
export class Overlay {
  readonly #byCusip = new Map<string, Deal>()
  readonly #byTitle = new Map<string, Deal>()
  readonly #placed = new Map<number, Placed[]>()
  readonly #at = new Map<string, Placed[]>()
  readonly #firstNamed = new Map<string, Placed>()
  readonly #resembling = new Map<string, string[]>()
  #newDeals = 0

  constructor(readonly onFile: OnFile) {}

  /** Puts a file's reports where they go; a problem where importing it would be refused, and then nothing of it. */
  place(candidate: Candidate, knownId: number | undefined): Problem | null {
    const places = new Set<string>()
    const placed: Placed[] = []
    for (const [index, report] of candidate.reports.entries()) {
      const found = matchDeal(
        {
          byCusip: (cusip) => this.#dealOfCusip(cusip),
          byTitle: (title) => this.#dealOfTitle(title),
        },
        report,
      )
      if (!found.ok) return this.#forget(placed, found.problem)
      const deal = found.value ?? { id: -++this.#newDeals, name: tidy(report.deal) }
      const amends = isAmendment({ form: null, revision: report.revision })
      const place = `${deal.id} ${report.distributionDate} ${amends}`
      if (report.revision !== 'supplemental' && places.has(place)) {
        const refused = twice(report, candidate.form)
        return this.#forget(placed, refused.problem)
      }
      places.add(place)
      const order = [knownId ?? Number.MAX_SAFE_INTEGER - 1e9 + candidate.file, index] as const
      const joins = found.value === undefined ? null : this.#joins(report.deal, found.value)
      const one: Placed = { candidate, report, deal, joins, order }
      placed.push(one)
      this.#add(one)
    }
    this.#placed.set(candidate.file, placed)
    for (const one of placed) this.#nameFirst(one)
    return null
  }

  effects(file: number): PlannedReport[] {
    return (this.#placed.get(file) ?? []).map((one) => this.#effect(one))
  }

  /** Deals and distribution dates of which nothing is on file. */
  get newDistributions(): number {
    const places = [...this.#at.values()].flatMap(([first]) => first ?? [])
    return places.filter(
      ({ deal, report }) =>
        deal.id < 0 || this.onFile.rivals(deal.id, report.distributionDate).length === 0,
    ).length
  }

  #dealOfCusip(cusip: string): Deal | undefined {
    return this.onFile.dealOfCusip(cusip) ?? this.#byCusip.get(cusip)
  }

  #dealOfTitle(title: string): Deal | undefined {
    const known = this.onFile.dealOfTitle(title)
    if (known !== undefined) return known
    const keys = this.onFile.titleKeys(title)
    return keys.flatMap((key) => this.#byTitle.get(key) ?? [])[0]
  }

  /** By what a report is of a deal that no report titles as it does; null where one does. */
  #joins(title: string, deal: Deal): PlannedReport['joins'] {
    if (tidy(title).toLowerCase() === tidy(deal.name).toLowerCase()) return null
    if (this.#dealOfTitle(title) === undefined) return 'cusip'
    return this.onFile.titleKeys(title).length > 1 ? 'title' : null
  }

  #add(one: Placed): void {
    const { report, deal } = one
    for (const cusip of report.cusips) {
      if (!this.#byCusip.has(cusip)) this.#byCusip.set(cusip, deal)
    }
    const [key] = this.onFile.titleKeys(report.deal)
    if (key !== undefined && !this.#byTitle.has(key)) this.#byTitle.set(key, deal)
    const place = placeKey(deal.id, report.distributionDate)
    this.#at.set(place, [...(this.#at.get(place) ?? []), one])
  }

  /** Takes back the first reports of a file that is refused at a later one. */
  #forget(placed: readonly Placed[], problem: Problem): Problem {
    for (const map of [this.#byCusip, this.#byTitle]) {
      for (const [key, deal] of map) {
        if (placed.some((one) => one.deal === deal)) map.delete(key)
      }
    }
    for (const [key, all] of this.#at) {
      this.#at.set(
        key,
        all.filter((one) => !placed.includes(one)),
      )
    }
    return problem
  }

  #nameFirst(one: Placed): void {
    for (const cusip of one.report.cusips) {
      if (this.onFile.dealOfCusip(cusip) !== undefined) continue
      const first = this.#firstNamed.get(cusip)
      const earlier =
        first === undefined || one.report.distributionDate < first.report.distributionDate
      if (earlier) this.#firstNamed.set(cusip, one)
    }
  }

  #effect(one: Placed): PlannedReport {
    const { deal, report } = one
    const months = deal.id < 0 ? [] : this.onFile.months(deal.id)
    const month = monthOf(report.distributionDate)
    const held = report.cusips.filter((cusip) => this.onFile.isHeld(cusip))
    return {
      deal: deal.name,
      ...this.#standing(one),
      newDeal: deal.id < 0,
      fillsGap:
        !months.includes(month) && (months[0] ?? month) < month && (months.at(-1) ?? month) > month,
      joins: one.joins,
      resembles: deal.id < 0 ? this.#resembled(deal.name) : [],
      held,
      firstOf: held.filter((cusip) => this.#firstNamed.get(cusip) === one),
    }
  }

  #resembled(title: string): string[] {
    const found = this.#resembling.get(title) ?? resembling(title, this.onFile.dealNames())
    this.#resembling.set(title, found)
    return found
  }

  #standing(one: Placed): Pick<PlannedReport, 'effect' | 'others'> {
    const { deal, report } = one
    if (report.revision === 'supplemental') return { effect: 'adds', others: [] }
    const rivals = [
      ...(deal.id < 0 ? [] : this.onFile.rivals(deal.id, report.distributionDate)).map(storedRival),
      ...(this.#at.get(placeKey(deal.id, report.distributionDate)) ?? []).map(plannedRival),
    ].filter((rival) => rival.revision !== 'supplemental')
    rivals.sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1])
    const current = rivals.reduce<Competitor | undefined>(
      (best, rival) => (best === undefined || outranks(rival, best) >= 0 ? rival : best),
      undefined,
    )
    const others = rivals.filter((rival) => rival.placed !== one)
    if (current !== undefined && current.placed !== one) {
      return { effect: 'superseded', others: [named(current)] }
    }
    return others.length === 0
      ? { effect: 'new', others: [] }
      : { effect: 'supersedes', others: others.map(named) }
  }
}

interface Competitor {
  readonly name: string
  readonly form: string | null
  readonly filedOn: string | null
  readonly revision: string
  readonly order: readonly [number, number]
  readonly placed: Placed | null
}

function storedRival(rival: Rival): Competitor {
  return { ...rival, order: [rival.filingId, rival.reportIndex], placed: null }
}

function plannedRival(placed: Placed): Competitor {
  const { candidate, report, order } = placed
  const { name, form, filedOn } = candidate
  return { name, form, filedOn, revision: report.revision, order, placed }
}

function named({ name, placed }: Competitor): PlannedReport['others'][number] {
  return { name, file: placed?.candidate.file ?? null }
}

function placeKey(dealId: number, distributionDate: string): string {
  return `${dealId} ${distributionDate}`
}

function tidy(name: string): string {
  return name.replace(/\s+/g, ' ').trim()
}
