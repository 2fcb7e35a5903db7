import { spawn } from 'node:child_process'
import type { ChildProcess, StdioOptions } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Environment } from './find'

const TAIL = 2000
const GRACE = 3000
const LAST_WORDS = 300

/** A program started for one job: what it said on stderr, and a promise of its end. */
export interface Child {
  readonly process: ChildProcess
  /** Its exit code, or the signal that ended it, or why it did not start. */
  readonly ended: Promise<string>
  /** The end of what it printed on stderr, without Chromium's own log lines (`[123:456/789.0:ERROR:bus.cc(407)] …`). */
  said(): string
}

/** Starts a program without a shell. */
export function start(
  program: string,
  args: readonly string[],
  options: { readonly env: Environment; readonly stdio: StdioOptions },
): Child {
  const child = spawn(program, args, { env: options.env, stdio: options.stdio, windowsHide: true })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString('utf8')).slice(-TAIL)
  })
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(`it could not be started (${error.message})`))
    child.on('exit', (code, signal) => {
      const how = signal === null ? `exit code ${String(code)}` : `signal ${signal}`
      // what it said may still be on its way; its own children may hold that stream open for longer
      child.on('close', () => resolve(how))
      setTimeout(() => resolve(how), LAST_WORDS)
    })
  })
  return { process: child, ended, said: () => withoutLog(said) }
}

function withoutLog(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  return lines.filter((line) => line !== '' && !/^\[\d+:\d+[/:]/.test(line)).join(' ')
}

/** Ends a child that may still run: politely, then for good. */
export async function stop(child: Child): Promise<void> {
  if (child.process.exitCode === null && child.process.signalCode === null) {
    child.process.kill('SIGTERM')
    const timer = setTimeout(() => child.process.kill('SIGKILL'), GRACE)
    await child.ended
    clearTimeout(timer)
  }
}

/** A new folder for one printer's work; {@link removeFolder} when it is closed. */
export function makeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'paydown-print-'))
}

/** Removes a printer's folder with all in it. */
export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}

/** The promise's value, or an error after so many milliseconds. */
export async function within<T>(
  milliseconds: number,
  what: string,
  promise: Promise<T>,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${what} took longer than ${String(milliseconds / 1000)} seconds`)),
      milliseconds,
    )
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Whether this process is root on a system where Chromium then needs to run without its sandbox. */
export function isRoot(): boolean {
  return process.getuid?.() === 0
}
