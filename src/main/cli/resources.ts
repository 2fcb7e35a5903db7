import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The folder with the sample filings: `resources/sample` of the nearest folder above that has one, so that it is found from the
 * sources, from the built program and from an installed package.
 */
export function sampleDirectory(from: string = import.meta.dirname): string {
  const here = join(from, 'resources', 'sample')
  const above = dirname(from)
  return existsSync(here) || above === from ? here : sampleDirectory(above)
}
