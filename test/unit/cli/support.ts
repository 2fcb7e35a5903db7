import { resolve } from 'node:path'
import { fail, type Result } from '@shared/result'
import type { Engine } from '../../../src/main/api/engine'
import { run } from '../../../src/main/cli/program'

/** The folder of the project. */
export const root = resolve(import.meta.dirname, '../../..')

/** The sample filings, in order of name. */
export const samples = ['000_a1f1f5d8efe7c3c7.txt', '001_c6c1f6c0235324ea.txt'].map((name) =>
  resolve(root, 'resources/sample', name),
)

/** What a command line printed, and its exit code. */
export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs a command line in this process. Without an engine, a command that asks for one is refused. */
export async function paydown(
  args: readonly string[],
  openEngine: (path: string | undefined) => Result<Engine> = () => fail('none', 'No engine here.'),
): Promise<Ran> {
  let out = ''
  let err = ''
  const code = await run(args, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    fail: ({ message }) => void (err += `${message}\n`),
    openEngine: async (path) => openEngine(path),
  })
  return { code, out, err }
}
