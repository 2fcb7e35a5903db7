import { Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron'

/** A key that the page acts on: the menu only shows it, and sends it when the item is chosen by hand. */
interface PageKey {
  readonly label: string
  readonly accelerator: string
  readonly keyCode: string
  readonly modifiers?: readonly ('control' | 'meta' | 'shift' | 'alt')[]
}

const MOD = process.platform === 'darwin' ? 'meta' : 'control'

const FILE: readonly PageKey[] = [
  { label: 'Import Files…', accelerator: 'CmdOrCtrl+O', keyCode: 'O', modifiers: [MOD] },
  {
    label: 'Import a Folder…',
    accelerator: 'CmdOrCtrl+Shift+O',
    keyCode: 'O',
    modifiers: [MOD, 'shift'],
  },
  {
    label: 'Import Files Without Preview…',
    accelerator: 'CmdOrCtrl+Alt+O',
    keyCode: 'O',
    modifiers: [MOD, 'alt'],
  },
  { label: 'Save Report as PDF…', accelerator: 'CmdOrCtrl+P', keyCode: 'P', modifiers: [MOD] },
]
const SAVE_AS: readonly PageKey[] = [
  ['XLSX', 'X'],
  ['CSV', 'C'],
  ['HTML', 'H'],
  ['JSON', 'J'],
  ['Text', 'T'],
].map(([form = '', keyCode = '']) => ({
  label: `${form}…`,
  accelerator: `CmdOrCtrl+Shift+${keyCode}`,
  keyCode,
  modifiers: [MOD, 'shift'],
}))
const SEVERAL: PageKey = {
  label: 'Reports of Several Portfolios or Months…',
  accelerator: 'CmdOrCtrl+Shift+P',
  keyCode: 'P',
  modifiers: [MOD, 'shift'],
}
const SCREENS: readonly PageKey[] = [
  'Overview',
  'Holdings',
  'Collateral',
  'Filings',
  'Checks',
  'Reports',
  'Custodian',
].map((label, at) => ({
  label,
  accelerator: `CmdOrCtrl+${at + 1}`,
  keyCode: String(at + 1),
  modifiers: [MOD],
}))
const SETTINGS: PageKey = {
  label: 'Settings',
  accelerator: 'CmdOrCtrl+,',
  keyCode: ',',
  modifiers: [MOD],
}
const UNDO: PageKey = {
  label: 'Undo Last Change',
  accelerator: 'CmdOrCtrl+Z',
  keyCode: 'Z',
  modifiers: [MOD],
}
const REDO: PageKey = {
  label: 'Bring Back What Was Undone',
  accelerator: 'CmdOrCtrl+Shift+Z',
  keyCode: 'Z',
  modifiers: [MOD, 'shift'],
}
const FIND: PageKey = {
  label: 'Find or Do…',
  accelerator: 'CmdOrCtrl+K',
  keyCode: 'K',
  modifiers: [MOD],
}
const GO: readonly PageKey[] = [
  { label: 'Back', accelerator: 'Alt+Left', keyCode: 'Left', modifiers: ['alt'] },
  { label: 'Forward', accelerator: 'Alt+Right', keyCode: 'Right', modifiers: ['alt'] },
  { label: 'Previous Month', accelerator: '[', keyCode: '[' },
  { label: 'Next Month', accelerator: ']', keyCode: ']' },
]
const HELP: readonly PageKey[] = [{ label: 'Keys', accelerator: '?', keyCode: '?' }]

/** The native menu of the window: what the page's keys do, and the usual items for editing and viewing. */
export function setMenu(window: BrowserWindow): void {
  const item = (key: PageKey): MenuItemConstructorOptions => ({
    label: key.label,
    accelerator: key.accelerator,
    // The page hears the key itself; registering it here as well would act twice
    registerAccelerator: false,
    click: () => {
      const press = { keyCode: key.keyCode, modifiers: [...(key.modifiers ?? [])] }
      window.webContents.sendInputEvent({ type: 'keyDown', ...press })
      window.webContents.sendInputEvent({ type: 'keyUp', ...press })
    },
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
      {
        label: '&File',
        submenu: [
          ...FILE.map(item),
          { label: 'Save Report As', submenu: SAVE_AS.map(item) },
          item(SEVERAL),
          separator,
          item(SETTINGS),
          separator,
          { role: 'quit' },
        ],
      },
      { role: 'editMenu' },
      {
        label: '&View',
        submenu: [
          ...SCREENS.map(item),
          separator,
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          separator,
          { role: 'togglefullscreen' },
        ],
      },
      {
        label: '&Go',
        submenu: [...GO.map(item), separator, item(FIND), separator, item(UNDO), item(REDO)],
      },
      { label: '&Help', submenu: HELP.map(item) },
    ]),
  )
}
