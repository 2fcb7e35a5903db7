import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Recipe } from './run'

const folder = resolve(import.meta.dirname, '../../fixtures/fuzz')

/** The recipes that the reader failed once, by the name of their file. */
export function savedRecipes(): (readonly [file: string, recipe: Recipe])[] {
  const files = existsSync(folder) ? readdirSync(folder).sort() : []
  return files.map((file) => [
    file,
    JSON.parse(readFileSync(resolve(folder, file), 'utf8')) as Recipe,
  ])
}
