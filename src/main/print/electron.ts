import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isRoot, start, stop, within, withFolder } from './child'
import type { Environment } from './find'
import type { PrintJob } from './job'

/** What the printer script is given, in a file that its one argument names. */
export interface PrinterTask {
  readonly job: Pick<PrintJob, 'html' | 'header' | 'footer' | 'title' | 'paper'>
  /** Where it writes the PDF. */
  readonly output: string
  readonly timeout: number
}

/**
 * Prints with a spawned Electron that runs the printer script and shows no window. Answers with the bytes of the PDF; throws when it
 * cannot.
 */
export async function printWithElectron(
  job: PrintJob,
  program: string,
  script: string,
  settings: { readonly environment: Environment; readonly timeout: number },
): Promise<Uint8Array> {
  return withFolder(async (folder) => {
    const output = join(folder, 'printed.pdf')
    const { html, header, footer, title, paper } = job
    const task: PrinterTask = {
      job: { html, header, footer, title, paper },
      output,
      timeout: settings.timeout,
    }
    const file = join(folder, 'task.json')
    await writeFile(file, JSON.stringify(task), { mode: 0o600 })
    // Electron takes a lone .js file for CommonJS, whatever the package beside it says
    const entry = join(folder, 'print.mjs')
    await writeFile(entry, `import ${JSON.stringify(pathToFileURL(script).href)}\n`)
    const child = start(
      program,
      [
        ...switches(settings.environment),
        `--user-data-dir=${join(folder, 'profile')}`,
        entry,
        file,
      ],
      {
        env: withoutNodeMode(settings.environment),
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    )
    try {
      const how = await within(settings.timeout, 'printing', child.ended)
      if (how !== 'exit code 0') throw new Error(`Electron ended with ${how}. ${child.said()}`)
      return await readFile(output)
    } finally {
      await stop(child)
    }
  })
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
