import type { GlobalOptions } from './options'

/** Options of commands that look at some or all of the holdings. */
export interface ScopeOptions extends GlobalOptions {
  readonly portfolio?: string
  readonly account?: string
}

/** The part of the holdings that was asked for. */
export function scopeOf({ portfolio, account }: ScopeOptions): {
  portfolio?: string
  account?: string
} {
  return {
    ...(portfolio === undefined ? {} : { portfolio }),
    ...(account === undefined ? {} : { account }),
  }
}
