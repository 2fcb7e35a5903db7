import { BrowserWindow, session } from 'electron'
import { electronOptions } from '../print/job'
import type { PrintJob } from '../print/job'

const ADDRESS = 'paydown-print://report/'
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/**
 * Prints HTML to the bytes of a PDF in a hidden, sandboxed window without scripts and without a network, in a session of its own that
 * keeps nothing. `offscreen` is for a machine without a display. Throws when Chromium cannot print it.
 */
export async function printHtml(
  job: Pick<PrintJob, 'html' | 'header' | 'footer' | 'paper'>,
  options: { readonly offscreen?: boolean } = {},
): Promise<Uint8Array> {
  const own = session.fromPartition(`print-${crypto.randomUUID()}`, { cache: false })
  own.setSpellCheckerEnabled(false)
  own.webRequest.onBeforeRequest((request, answer) =>
    answer({ cancel: !request.url.startsWith(ADDRESS) && !request.url.startsWith('data:') }),
  )
  own.setPermissionRequestHandler((_, __, answer) => answer(false))
  own.protocol.handle('paydown-print', () => {
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
    }
    return new Response(job.html, { headers })
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
  try {
    window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
    await window.loadURL(ADDRESS)
    return await window.webContents.printToPDF(electronOptions(job))
  } finally {
    window.destroy()
    own.protocol.unhandle('paydown-print')
  }
}
