import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { Result } from '@shared/result'

/** A function that makes empty folders, each removed after its test. Call it once at the top of a test file. */
export function temporaryFolders(): () => string {
  const made: string[] = []
  afterEach(() => {
    for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
  })
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'paydown-test-'))
    made.push(folder)
    return folder
  }
}

/** The value of a result that must have succeeded. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`)
  return result.value
}

/** The code of a result that must have failed; null when it did not. */
export function codeOf(result: Result<unknown>): string | null {
  return result.ok ? null : result.problem.code
}
