import { expect, it } from 'vitest'
import { backUpInThread } from '../../../src/main/api/backupThread'

const TASK = { path: '/d.sqlite', day: '2026-01-05' }

/** A thread of a few words. */
const thread = (source: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort, workerData } from 'node:worker_threads'; ${source}`)}`,
  )

it('gives what the thread gives', async () => {
  const script = thread(
    'parentPort.postMessage({ ok: true, value: workerData.path + workerData.day })',
  )
  expect(await backUpInThread(script, TASK)).toEqual({ ok: true, value: '/d.sqlite2026-01-05' })
})

it('a thread that breaks down is a problem', async () => {
  for (const source of ['throw new Error("no room")', 'process.exit(3)']) {
    const made = await backUpInThread(thread(source), TASK)
    expect(made).toMatchObject({ ok: false, problem: { code: 'backup-failed' } })
  }
})
