import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { FilingDocument } from '@shared/report'
import { extractFiling, type Extraction } from '../../checks/extractFiling'
import type { Host } from '../host'
import type { GlobalOptions } from '../options'
import { fileSentence } from '../sentence'
import { DONE, REFUSED } from '../session'

interface Options extends GlobalOptions {
  readonly cells?: boolean
}

/** `paydown extract`: a line of JSON a filing, in the order given; with `--cells` a line a cell. */
export function extract(files: readonly string[], options: Options, host: Host): number {
  let code = DONE
  for (const file of files) {
    const extraction = extractFile(file)
    const { document } = extraction
    if (options.cells === true) printCells(extraction, host)
    else host.out(`${JSON.stringify(document)}\n`)
    for (const sentence of refusals(document)) {
      code = REFUSED
      host.err(`${sentence}\n`)
    }
  }
  return code
}

function extractFile(file: string): Extraction {
  const name = basename(file)
  try {
    return extractFiling(name, readFileSync(file))
  } catch (error) {
    return unreadable(name, file, error)
  }
}

/** A line a cell; where a filing has several reports, each with the index of its report, since their paths are alike. */
function printCells({ document, cells }: Extraction, host: Host): void {
  const source = document.source.name
  for (const [report, own] of cells.entries()) {
    const where = cells.length > 1 ? { source, report } : { source }
    for (const { path, text, spans } of own) {
      host.out(`${JSON.stringify({ ...where, path, text, spans })}\n`)
    }
  }
}

/** Why the filing, or rows of it, were refused: a sentence each. */
function refusals(document: FilingDocument): string[] {
  const { name } = document.source
  if (document.status === 'refused') {
    const { message, line } = document.error
    return [fileSentence(name, line, message)]
  }
  return document.reports.flatMap((report) =>
    report.refused.map((row) => fileSentence(name, row.line, row.message)),
  )
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; look at the path',
  ENOTDIR: 'a part of its path is a file, not a folder; look at the path',
  EISDIR: 'it is a folder; name the files in it, or use `paydown import`, which reads folders',
  EACCES: 'you may not read it; change its permissions',
  EPERM: 'you may not read it; change its permissions',
}

function unreadable(name: string, file: string, error: unknown): Extraction {
  if (!(error instanceof Error) || !('code' in error)) throw error
  const reason = REASONS[String(error.code)] ?? `the system says: ${error.message}`
  const document: FilingDocument = {
    schema: 'paydown.filing/1',
    source: { name, sha256: '', bytes: 0 },
    status: 'refused',
    error: {
      code: 'unreadable-file',
      message: `${file} could not be opened: ${reason}.`,
      line: null,
    },
  }
  return { document, cells: [] }
}
