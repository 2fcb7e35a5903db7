import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect, type Target } from './devtools'
import { shownAt } from './inPage'

/** An application that was started by hand. */
export interface Running {
  readonly page: Target
  /** The main process. */
  readonly main: Target
  /** When it was started, in milliseconds since 1970. */
  readonly started: number
  /** Proportional set size of each of its processes, in bytes, by what the process does. */
  memory(): { readonly process: string; readonly bytes: number }[]
  stop(): Promise<void>
}

const PATIENCE = 60_000

/** Starts Electron with an application on a profile and a database of its own, and connects to its page as soon as there is one. */
export async function start(
  electron: string,
  application: string,
  { profile, database }: { readonly profile: string; readonly database: string },
): Promise<Running> {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const started = Date.now()
  const child = spawn(
    electron,
    [
      ...root,
      '--inspect=0',
      '--remote-debugging-port=0',
      '--disable-gpu',
      `--user-data-dir=${profile}`,
      application,
    ],
    { env: { ...process.env, PAYDOWN_DB: database }, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let said = ''
  const ended = new Promise<void>((done) => child.on('exit', () => done()))
  const address = (what: RegExp): Promise<string> =>
    new Promise((found, failed) => {
      const look = () => {
        const match = what.exec(said)?.[1]
        if (match !== undefined) found(match)
      }
      child.stderr.on('data', look)
      child.on('exit', () => failed(new Error(`the application ended: ${said}`)))
      setTimeout(() => failed(new Error(`the application did not start: ${said}`)), PATIENCE)
      look()
    })
  child.stderr.on('data', (data: Buffer) => (said += data.toString()))
  const node = await address(/Debugger listening on (ws:\S+)/)
  const browser = await address(/DevTools listening on (ws:\S+)/)
  const page = await connect(await pageOf(new URL(browser).port))
  const main = await connect(node)
  return {
    page,
    main,
    started,
    memory: () =>
      family(child.pid ?? 0).map((pid) => ({ process: roleOf(pid), bytes: proportional(pid) })),
    stop: async () => {
      page.close()
      main.close()
      child.kill()
      await ended
    },
  }
}

/** The address of the first page, as soon as it is there. */
async function pageOf(port: string): Promise<string> {
  const deadline = Date.now() + PATIENCE
  while (Date.now() < deadline) {
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`).catch(() => null)
    const pages = ((await answer?.json()) ?? []) as {
      type: string
      webSocketDebuggerUrl: string
    }[]
    const page = pages.find((one) => one.type === 'page')
    if (page !== undefined) return page.webSocketDebuggerUrl
    await new Promise((later) => setTimeout(later, 5))
  }
  throw new Error('the application shows no page')
}

/** Waits for what is shown; a page that is only now loaded is asked again. */
export async function whenShown(page: Target, selector: string): Promise<number> {
  const deadline = Date.now() + PATIENCE
  for (;;) {
    try {
      return await page.run(shownAt, selector, PATIENCE)
    } catch (error) {
      const isLoading = /execution context|context was destroyed|navigated/.test(String(error))
      if (!isLoading || Date.now() > deadline) throw error
    }
  }
}

/** A process and all below it. */
function family(first: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(join('/proc', name, 'stat'), 'utf8')
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    } catch {
      // It has ended meanwhile
    }
  }
  const found = [first]
  for (const pid of found) {
    for (const [child, parent] of parents) if (parent === pid) found.push(child)
  }
  return found
}

/** What a process of Chromium does: `renderer`, `utility node.mojom.NodeService`; that of the first is `main`. */
function roleOf(pid: number): string {
  try {
    const words = readFileSync(join('/proc', String(pid), 'cmdline'), 'utf8')
    const [type, sub] = [/--type=([^\0 ]+)/, /--utility-sub-type=([^\0 ]+)/].map(
      (what) => what.exec(words)?.[1],
    )
    return [type ?? 'main', sub].filter((word) => word !== undefined).join(' ')
  } catch {
    return 'ended'
  }
}

/** Proportional set size of a process, in bytes. */
function proportional(pid: number): number {
  try {
    const kilobytes = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
    return Number(kilobytes ?? 0) * 1024
  } catch {
    return 0
  }
}
