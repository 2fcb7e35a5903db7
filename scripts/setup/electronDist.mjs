import fs from 'node:fs'
import path from 'node:path'

/** The folder of the Electron to package with, its version, and the one that package.json pins. */
export function electronDist(root) {
  const { devDependencies } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))
  const dist =
    process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(root, 'node_modules/electron/dist')
  const file = path.join(dist, 'version')
  if (!fs.existsSync(file)) {
    throw new Error(
      `There is no Electron in ${dist}. Run \`npm ci\` where it can be downloaded, or set ELECTRON_OVERRIDE_DIST_PATH to one.`,
    )
  }
  const version = fs.readFileSync(file, 'utf8').trim().replace(/^v/, '')
  return { dist, version, pinned: devDependencies.electron }
}
