import type { Problem } from '@shared/result'
import type { Host } from './host'

/** Whether a command line asks for JSON. */
export function wantsJson(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return (end < 0 ? args : args.slice(0, end)).includes('--json')
}

/**
 * The host of a `--json` run: the problem that ends a command is the one value on stdout, `{"error": {code, message, line}}`,
 * unless a value stands there already.
 */
export function jsonHost(host: Host): Host {
  let written = false
  return {
    ...host,
    out: (text) => {
      written = true
      host.out(text)
    },
    fail: (problem) => {
      host.fail(problem)
      if (!written) host.out(json(errorValue(problem)))
    },
  }
}

/** A value as the command line prints it. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** What ended a command, for other programs. */
export function errorValue({ code, message, place }: Problem) {
  return { error: { code, message, line: place?.line ?? null } }
}
