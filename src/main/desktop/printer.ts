import { readFile, writeFile } from 'node:fs/promises'
import { app } from 'electron'
import type { PrinterTask } from '../print/electron'
import { printHtml } from './printHtml'

/* The script of a spawned Electron that prints one document: its argument names the task's file. Exit code 0 when printed. */

async function run(): Promise<void> {
  const file = process.argv.find((argument) => argument.endsWith('task.json'))
  if (file === undefined) throw new Error('no task was given: name its file as the argument')
  const task = JSON.parse(await readFile(file, 'utf8')) as PrinterTask
  setTimeout(() => app.exit(1), task.timeout).unref()
  await app.whenReady()
  const offscreen = app.commandLine.getSwitchValue('ozone-platform') === 'headless'
  await writeFile(task.output, await printHtml(task.job, { offscreen }))
}

app.dock?.hide()
app.on('window-all-closed', () => undefined)

process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.message}\n`)
  app.exit(1)
})
run().then(
  () => app.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    app.exit(1)
  },
)
