import { BrowserWindow, session } from 'electron'
import { electronOptions } from '../print/job'
import type { OpenPrinter, PrintPage } from '../print/job'
import { statementCsp } from '../statement/statementHtml'
import { reportPolicy } from './policy'

const SCHEME = 'paydown-print'

/**
 * A hidden, sandboxed window as a printer: without scripts and without a network, in a session of its own that keeps nothing.
 * `offscreen` is for a machine without a display. Documents are printed one after another.
 */
export function openPrintWindow(options: { readonly offscreen?: boolean } = {}): OpenPrinter {
  const own = session.fromPartition(`print-${crypto.randomUUID()}`, { cache: false })
  own.setSpellCheckerEnabled(false)
  own.webRequest.onBeforeRequest((request, answer) =>
    answer({
      cancel: !request.url.startsWith(`${SCHEME}://report/`) && !request.url.startsWith('data:'),
    }),
  )
  own.setPermissionRequestHandler((_, __, answer) => answer(false))
  let document = ''
  own.protocol.handle(SCHEME, () => {
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': reportPolicy(statementCsp(document)),
      'cache-control': 'no-store',
    }
    return new Response(document, { headers })
  })
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      // without a display Electron 33 crashes on a window that is to be shown
      offscreen: options.offscreen ?? false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webSecurity: true,
      spellcheck: false,
    },
  })
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  let count = 0

  async function print(page: PrintPage): Promise<Uint8Array> {
    document = page.html
    await window.loadURL(`${SCHEME}://report/${++count}`)
    return window.webContents.printToPDF(electronOptions(page))
  }

  let before: Promise<unknown> = Promise.resolve()
  return {
    print: (page) => {
      const printed = before.then(() => print(page))
      before = printed.catch(() => undefined)
      return printed
    },
    close: async () => {
      await before
      window.destroy()
      own.protocol.unhandle(SCHEME)
    },
  }
}
