import { parentPort, workerData } from 'node:worker_threads'
import { backUpDaily } from '../store/backup/daily'
import type { BackupTask } from './backupThread'

// The entry of the thread that copies the database: one copy, then it ends.
const { path, day } = workerData as BackupTask
parentPort?.postMessage(await backUpDaily(path, day))
