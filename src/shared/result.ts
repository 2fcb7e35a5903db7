/** Where in a file a problem stands: 1-based physical line and column, when known. */
export interface Place {
  readonly file?: string
  readonly line?: number
  readonly column?: number
  readonly section?: string
}

/** What went wrong, as a value: a stable code for programs, a sentence for people, and a place. */
export interface Problem {
  readonly code: string
  readonly message: string
  readonly place?: Place
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

/** Wraps a value as a success. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/** Wraps a problem as a failure: `code` for programs, `message` a whole sentence for people. */
export function fail(
  code: string,
  message: string,
  place?: Place,
): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: place === undefined ? { code, message } : { code, message, place } }
}
