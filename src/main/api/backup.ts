import { join } from 'node:path'
import type { Handlers } from '@shared/api'
import { ok } from '@shared/result'
import { copyDatabase } from '../store/backup/copy'
import { backupFolder, listDaily } from '../store/backup/daily'
import { restoreDatabase } from '../store/backup/restore'
import { checkDatabase } from './checkDatabase'
import type { EngineContext } from './context'

type BackupRequest = 'backup.make' | 'backup.list' | 'backup.restore' | 'database.check'

/** Copies of the database, putting one back, and verifying the open one. */
export function backupHandlers(context: EngineContext): Handlers<BackupRequest> {
  const { database, now } = context
  return {
    'backup.make': async ({ path, force }) => {
      const made = await copyDatabase(database.path, path, { force: force === true })
      return made.ok ? ok({ path: made.value }) : made
    },
    'backup.list': () => ok(listDaily(database.path)),
    'backup.restore': async ({ path }) => {
      const time = now().toISOString().replace(/[-:.]/g, '')
      const aside = join(backupFolder(database.path), `before-restore-${time}.sqlite`)
      const restored = await restoreDatabase(database.path, path, aside)
      if (!restored.ok) return restored
      context.changed('data')
      return ok({ path: database.path, aside: restored.value })
    },
    'database.check': () => database.read(() => ok(checkDatabase(database))),
  }
}
