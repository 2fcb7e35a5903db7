import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isRoot, makeFolder, removeFolder, start, stop, within } from './child'
import type { Environment } from './find'
import type { OpenPrinter, PrinterSettings, PrintPage } from './job'

/** What the printer script is told, over the channel between the two processes. */
export interface PrinterTask {
  readonly id: number
  readonly page: PrintPage
  /** Where it writes the PDF. */
  readonly output: string
}

/** And what it answers: `ready` once, then an answer a task; `error` says why a document was not printed. */
export type PrinterAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'printed'; readonly id: number; readonly error: string | null }

/** An Electron, spawned without a window to run the printer script, as a printer. */
export async function openElectron(
  program: string,
  script: string,
  settings: PrinterSettings,
): Promise<OpenPrinter> {
  const folder = await makeFolder()
  // Electron takes a lone .js file for CommonJS, whatever the package beside it says
  const entry = join(folder, 'print.mjs')
  await writeFile(entry, `import ${JSON.stringify(pathToFileURL(script).href)}\n`)
  const child = start(
    program,
    [...switches(settings.environment), `--user-data-dir=${join(folder, 'profile')}`, entry],
    {
      env: withoutNodeMode(settings.environment),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    },
  )
  const waiting = new Map<number, (error: string | null) => void>()
  const ready = new Promise<void>((resolve) => {
    child.process.on('message', (message) => {
      const answer = message as PrinterAnswer
      if (answer.kind === 'ready') resolve()
      else waiting.get(answer.id)?.(answer.error)
    })
  })
  const died = child.ended.then((how) => {
    throw new Error(`Electron ended with ${how}. ${child.said()}`)
  })
  died.catch(() => undefined)
  let last = 0

  async function print(page: PrintPage): Promise<Uint8Array> {
    await Promise.race([ready, died])
    const id = ++last
    const output = join(folder, `${id}.pdf`)
    const { html, header, footer, paper } = page
    const task: PrinterTask = { id, page: { html, header, footer, paper }, output }
    const answered = new Promise<string | null>((resolve) => waiting.set(id, resolve))
    child.process.send(task)
    const error = await Promise.race([answered, died])
    waiting.delete(id)
    if (error !== null) throw new Error(error)
    const pdf = await readFile(output)
    await rm(output)
    return pdf
  }

  return {
    print: (page) => within(settings.timeout, 'printing', print(page)),
    close: async () => {
      // the script leaves when nobody is there to give it tasks
      if (child.process.connected) child.process.disconnect()
      await within(2000, 'closing', child.ended).catch(() => undefined)
      await stop(child)
      await removeFolder(folder)
    },
  }
}

function switches(environment: Environment): string[] {
  const hasDisplay = Boolean(environment['DISPLAY']) || Boolean(environment['WAYLAND_DISPLAY'])
  return [
    ...(isRoot() ? ['--no-sandbox'] : []),
    ...(process.platform === 'linux' && !hasDisplay ? ['--ozone-platform=headless'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
  ]
}

/** With ELECTRON_RUN_AS_NODE the program would be a plain Node.js, without a printer. */
function withoutNodeMode(environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => name !== 'ELECTRON_RUN_AS_NODE' && name !== 'NODE_OPTIONS',
    ),
  )
}
