import fs from 'node:fs'
import path from 'node:path'

const FOLDER = '.paydown-setup'

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function ownerOf(folder) {
  try {
    return Number(fs.readFileSync(path.join(folder, 'pid'), 'utf8'))
  } catch {
    return 0
  }
}

/**
 * Does a piece of work while no other process of this checkout does the same: two commands started together must not
 * both install. A lock whose owner is gone is taken over.
 */
export async function alone(root, say, work) {
  const folder = path.join(root, FOLDER)
  let waited = 0
  for (;;) {
    try {
      fs.mkdirSync(folder)
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const owner = ownerOf(folder)
    // a lock without an owner is one that is just being written, unless it stays so
    if (owner === 0 ? waited > 20 : !isAlive(owner)) {
      fs.rmSync(folder, { recursive: true, force: true })
      continue
    }
    if (waited === 10) say('Another Paydown command is setting up in this folder; waiting for it.')
    waited++
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  try {
    fs.writeFileSync(path.join(folder, 'pid'), String(process.pid))
    return await work()
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
