import { Worker } from 'node:worker_threads'
import { fail, type Result } from '@shared/result'

/** What `backupWorker` is started with: the database, and the day that the copy is of. */
export interface BackupTask {
  readonly path: string
  readonly day: string
}

/**
 * Makes a day's copy of a database in a thread of its own, as `backUpDaily` does: a large one takes long to copy and to verify, and
 * requests go on meanwhile. `script` is the built `backupWorker`. `backup-failed` when the thread breaks down.
 */
export function backUpInThread(
  script: string | URL,
  task: BackupTask,
): Promise<Result<string | null>> {
  return new Promise((done) => {
    const worker = new Worker(script, { workerData: task })
    const broken = (why: string) =>
      done(fail('backup-failed', `The copy of the day could not be made: ${why}.`))
    worker.once('message', done)
    worker.once('error', (error: Error) => broken(error.message))
    worker.once('exit', (code) => broken(`it ended with code ${code}`))
  })
}
