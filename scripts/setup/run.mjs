import { spawn, spawnSync } from 'node:child_process'
import path from 'node:path'

/** The environment without this project's own commands in PATH: npm must not run on a Node.js that it is about to replace. */
function plainEnvironment(root) {
  const own = path.join(root, 'node_modules')
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  const folders = (process.env[name] ?? '').split(path.delimiter)
  return {
    ...process.env,
    [name]: folders.filter((folder) => !path.resolve(folder).startsWith(own)).join(path.delimiter),
  }
}

/** Runs npm in a folder; what it prints goes to stderr. */
export function runNpm(root, args) {
  const windows = process.platform === 'win32'
  return spawnSync(windows ? 'npm.cmd' : 'npm', args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: plainEnvironment(root),
    shell: windows,
  })
}

/**
 * Runs a program to its end and gives its exit code. Signals sent to this process reach it, and then nothing more is to be
 * run: the promise is rejected. So it is for a program that cannot be started.
 */
export function runProgram(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options })
    let stopped = null
    const forward = (signal) => {
      stopped = signal
      child.kill(signal)
    }
    process.on('SIGINT', forward)
    process.on('SIGTERM', forward)
    child.on('error', reject)
    child.on('close', (code) => {
      process.off('SIGINT', forward)
      process.off('SIGTERM', forward)
      if (stopped === null) resolve(code ?? 1)
      else reject(new Error(`Stopped by ${stopped}.`))
    })
  })
}
