import type { Host } from './host'

/** Says which rows of a CSV file were refused and why, a line each, and how dates that could be two days are told. */
export function sayErrors(
  host: Host,
  file: string,
  errors: readonly { readonly line: number; readonly message: string }[],
  dates: 'mdy' | 'dmy' | undefined,
): void {
  for (const { line, message } of errors) host.err(`${file}:${line}: ${message}\n`)
  if (errors.length > 0 && dates === undefined) {
    host.err('Dates such as 3/4/2002 are told apart with --dates mdy or --dates dmy.\n')
  }
}
