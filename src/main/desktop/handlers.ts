import { join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import type { ChangeTopic, DesktopRequestName, Handlers } from '@shared/api'
import { safeFileName } from '@shared/fileNames'
import { ok, type Result } from '@shared/result'
import { noWindow } from './noWindow'
import type { Ask } from './pageProtocol'
import { reportHandlers } from './reports'

/** The requests that only the desktop can answer: its dialogs and its printer. */
export function desktopHandlers(
  window: () => BrowserWindow | null,
  ask: Ask,
  tell: (topic: ChangeTopic) => void,
): Handlers<DesktopRequestName> {
  return {
    'desktop.chooseFilings': ({ folder }) => chooseFilings(window(), folder === true),
    'desktop.chooseFile': ({ kind }) => chooseFile(window(), kind),
    'desktop.chooseCopy': ({ name }) => chooseCopy(window(), name),
    ...reportHandlers(window, ask, tell),
  }
}

async function chooseFilings(
  window: BrowserWindow | null,
  folder: boolean,
): Promise<Result<{ paths: string[] }>> {
  if (window === null) return noWindow()
  const chosen = await dialog.showOpenDialog(window, {
    title: folder ? 'Import a folder of filings' : 'Import filings',
    buttonLabel: 'Import',
    properties: [folder ? 'openDirectory' : 'openFile', 'multiSelections'],
    filters: [
      { name: 'Filings', extensions: ['txt', 'htm', 'html', 'zip'] },
      { name: 'All files', extensions: ['*'] },
    ],
  })
  return ok({ paths: chosen.canceled ? [] : chosen.filePaths })
}

const FILES = {
  csv: { title: 'Choose a CSV file', filter: { name: 'CSV', extensions: ['csv', 'txt'] } },
  database: {
    title: 'Choose a copy of the database',
    filter: { name: 'Paydown databases', extensions: ['sqlite', 'db', 'bak'] },
  },
} as const

async function chooseFile(
  window: BrowserWindow | null,
  kind: keyof typeof FILES,
): Promise<Result<{ path: string | null }>> {
  if (window === null) return noWindow()
  const { title, filter } = FILES[kind]
  const chosen = await dialog.showOpenDialog(window, {
    title,
    properties: ['openFile'],
    filters: [
      { ...filter, extensions: [...filter.extensions] },
      { name: 'All files', extensions: ['*'] },
    ],
  })
  return ok({ path: chosen.canceled ? null : (chosen.filePaths[0] ?? null) })
}

async function chooseCopy(
  window: BrowserWindow | null,
  name: string,
): Promise<Result<{ path: string | null }>> {
  if (window === null) return noWindow()
  const chosen = await dialog.showSaveDialog(window, {
    title: 'Save a copy of the database',
    buttonLabel: 'Save',
    defaultPath: join(app.getPath('documents'), safeFileName(name)),
    filters: [{ name: 'Paydown databases', extensions: ['sqlite'] }],
  })
  return ok({ path: chosen.canceled || chosen.filePath === '' ? null : chosen.filePath })
}
