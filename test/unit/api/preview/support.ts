import { vi } from 'vitest'
import type { Plan } from '@shared/api/preview'
import type { Engine } from '../../../../src/main/api/engine'
import { answer } from '../../../support/engines'

/** Opens a preview and waits until it is read; what importing it would do. */
export async function previewed(engine: Engine, paths: readonly string[]): Promise<Plan> {
  await answer(engine, 'preview.open', { paths: [...paths] })
  await isRead(engine)
  return answer(engine, 'preview.plan', {})
}

/** Waits until no file of the preview is being read. */
export async function isRead(engine: Engine): Promise<void> {
  await vi.waitFor(
    async () => {
      const { state } = await answer(engine, 'preview.status', {})
      if (state === 'reading') throw new Error('it is still reading')
    },
    { interval: 2, timeout: 10_000 },
  )
}
