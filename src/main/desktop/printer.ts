import { writeFile } from 'node:fs/promises'
import { app } from 'electron'
import type { PrinterAnswer, PrinterTask } from '../print/electron'
import type { OpenPrinter } from '../print/job'
import { openPrintWindow } from './printHtml'

/* The script of a spawned Electron that prints: tasks come over the channel to the process that started it, and it ends with that. */

let printer: OpenPrinter | null = null

function answer(message: PrinterAnswer): void {
  process.send?.(message)
}

async function print({ id, page, output }: PrinterTask): Promise<void> {
  try {
    const offscreen = app.commandLine.getSwitchValue('ozone-platform') === 'headless'
    printer ??= openPrintWindow({ offscreen })
    await writeFile(output, await printer.print(page))
    answer({ kind: 'printed', id, error: null })
  } catch (error) {
    answer({ kind: 'printed', id, error: error instanceof Error ? error.message : String(error) })
  }
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  app.exit(1)
}

app.dock?.hide()
app.on('window-all-closed', () => undefined)
process.on('uncaughtException', fail)
process.on('disconnect', () => app.exit(0))
if (process.send === undefined) fail(new Error('it is started by Paydown, not by hand'))
else {
  process.on('message', (task) => void print(task as PrinterTask))
  app.whenReady().then(() => answer({ kind: 'ready' }), fail)
}
