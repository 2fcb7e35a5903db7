import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { onTestFinished } from 'vitest'
import { engineRequests, type Args, type EngineRequestName, type Reply } from '@shared/api'
import type { Result } from '@shared/result'
import { callEngine } from '../../src/main/api/callEngine'
import { createEngine, type Engine, type EngineOptions } from '../../src/main/api/engine'
import { documentReader } from './documents'
import { valueOf } from './folders'

/** An engine over a database in a folder, read by `documentReader`; closed after its test. */
export function openTestEngine(folder: string, change: Partial<EngineOptions> = {}): Engine {
  const engine = valueOf(
    createEngine({
      databasePath: join(folder, 'paydown.sqlite'),
      version: '1.2.3',
      reader: documentReader(),
      now: () => new Date(2026, 0, 5, 12),
      ...change,
    }),
  )
  onTestFinished(() => {
    engine.close()
  })
  return engine
}

/** Asks an engine, and holds what it answers against the request's schema, keys it does not know included. */
export async function ask<N extends EngineRequestName>(
  engine: Engine,
  name: N,
  args: Args<N>,
): Promise<Result<Reply<N>>> {
  const result = await callEngine(engine, name, args)
  if (result.ok) {
    const parsed: unknown = engineRequests[name].result.parse(result.value)
    if (!isDeepStrictEqual(parsed, result.value)) {
      throw new Error(`${name} answers with more than its schema has`)
    }
  }
  return result
}

/** The value of an answer that must be one. */
export async function answer<N extends EngineRequestName>(
  engine: Engine,
  name: N,
  args: Args<N>,
): Promise<Reply<N>> {
  return valueOf(await ask(engine, name, args))
}
