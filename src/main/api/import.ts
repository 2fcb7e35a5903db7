import type { Handlers } from '@shared/api'
import { ok } from '@shared/result'
import type { Importer } from './importer'

type ImportRequest = 'import.start' | 'import.status' | 'import.cancel'

/** Importing beside the window: start, ask, cancel. */
export function importHandlers(importer: Importer): Handlers<ImportRequest> {
  return {
    'import.start': ({ paths }) => importer.start(paths),
    'import.status': () => ok(importer.status()),
    'import.cancel': () => ok(importer.cancel()),
  }
}
