import fs from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'

/*
 * Tells the linter which file an import means: the alias @shared, relative paths without their ending, and folders
 * with an index. An import of a file that does not exist keeps its place, so that no rule passes for want of a file.
 */

const ENDINGS = ['', '.ts', '.svelte.ts', '.svelte', '.mjs', '.js', '/index.ts']

function isFile(name) {
  return fs.statSync(name, { throwIfNoEntry: false })?.isFile() === true
}

/** The interface of a resolver that the lint plugin loads. */
export const interfaceVersion = 2

/** Where an import of a file leads; Node.js modules have no path, packages are left to others. */
export function resolve(source, file, { root }) {
  const plain = source.replace(/\?.*$/, '')
  if (builtinModules.includes(plain.replace(/^node:/, ''))) return { found: true, path: null }
  let target
  if (plain.startsWith('@shared/')) target = path.join(root, 'src/shared', plain.slice(8))
  else if (plain.startsWith('.')) target = path.resolve(path.dirname(file), plain)
  else return { found: false }
  const ending = ENDINGS.find((each) => isFile(target + each))
  return { found: true, path: target + (ending ?? '.ts') }
}
