import type { CheckStatus } from '@shared/report'
import type { CheckAt } from '../text/checks'
import type { ReportRef } from '../text/origins'

/** A place in the application. */
export type Screen =
  | { readonly name: 'overview' }
  | { readonly name: 'holdings' }
  | { readonly name: 'holding'; readonly cusip: string }
  | { readonly name: 'collateral'; readonly deal?: string }
  | { readonly name: 'filings' }
  | { readonly name: 'preview' }
  | {
      readonly name: 'checks'
      readonly deal?: string
      /** Those of several deals. */
      readonly deals?: readonly string[]
      /** Those that stand so. */
      readonly show?: CheckStatus
      readonly at?: CheckAt
    }
  | { readonly name: 'reports' }
  | { readonly name: 'custodian' }
  | { readonly name: 'settings' }

/** A line of a filing that lies open over the screen it was called from. */
export interface OpenSource {
  readonly report: ReportRef
  readonly paths: readonly string[]
  /** The line to show where no cell is meant. */
  readonly line?: number
}

/** Where the person is, and the way back. */
export class Router {
  #trail = $state.raw<readonly Screen[]>([{ name: 'overview' }])
  #at = $state(0)
  source = $state.raw<OpenSource | null>(null)
  readonly screen = $derived<Screen>(this.#trail[this.#at] ?? { name: 'overview' })
  readonly canGoBack = $derived(this.source !== null || this.#at > 0)
  readonly canGoOn = $derived(this.source === null && this.#at < this.#trail.length - 1)
  /** What had the focus when the source was opened. */
  #origin: HTMLElement | null = null

  go(screen: Screen): void {
    this.source = null
    if (isSame(this.screen, screen)) return
    this.#trail = [...this.#trail.slice(0, this.#at + 1), screen]
    this.#at = this.#trail.length - 1
  }

  /** Opens a filing at some cells, over the screen; `from` gets the focus back. */
  openSource(source: OpenSource, from: HTMLElement | null): void {
    if (this.source === null) this.#origin = from
    this.source = source
  }

  /** Goes back: from a source to its number, else to the screen before. */
  back(): void {
    if (this.source !== null) {
      this.source = null
      const origin = this.#origin
      this.#origin = null
      // The page below was inert until now; it can take the focus once it is drawn again
      if (origin !== null) setTimeout(() => origin.focus({ preventScroll: true }))
    } else if (this.#at > 0) this.#at--
  }

  /** Shows another screen in place of the one that is shown, which there is no way back to. */
  replace(screen: Screen): void {
    this.source = null
    const before = this.#trail.slice(0, this.#at)
    const last = before.at(-1)
    this.#trail = last !== undefined && isSame(last, screen) ? before : [...before, screen]
    this.#at = this.#trail.length - 1
  }

  /** Goes back from a screen that is no more; nothing where it is not shown. */
  leave(name: Screen['name']): void {
    this.source = null
    if (this.screen.name !== name) return
    this.replace(this.#trail[this.#at - 1] ?? { name: 'overview' })
  }

  forward(): void {
    if (this.canGoOn) this.#at++
  }

  /** From a single holding to its list; elsewhere nothing. */
  up(): void {
    if (this.source !== null) this.back()
    else if (this.screen.name === 'holding') this.go({ name: 'holdings' })
  }
}

/** The same screen about the same thing; a screen that names no deal keeps the one it shows. */
function isSame(now: Screen, next: Screen): boolean {
  if (now.name === 'holding') return next.name === 'holding' && now.cusip === next.cusip
  if (next.name === 'checks' && (next.at ?? next.show) !== undefined) return false
  if (now.name === 'collateral' || now.name === 'checks') {
    return next.name === now.name && (next.deal === undefined || next.deal === now.deal)
  }
  return now.name === next.name
}
