import { fail, ok } from '@shared/result'
import type { Result } from '@shared/result'
import { keepFile } from './keepFile'

/**
 * A printed document as it is kept, so that the same data gives the same bytes: without the time of making (blanks of the same length
 * take the place of the two dates), and with the names of its structure's nodes, which Chromium counts on from whatever it drew
 * before, counted from one in the order of the file. No length changes, so every offset in the file still holds.
 */
export function reproducible(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1')
  const timeless = text.replace(DATES, (entry) => ' '.repeat(entry.length))
  return Buffer.from(renumberNodes(timeless), 'latin1')
}

const DATES = /\/(?:CreationDate|ModDate) ?\(D:[^)]{0,30}\)/g
const NODE_NAMES = /\(node\d{8}\)/g
/** The name tree of the nodes, where Chromium writes it in one piece: its limits, and a name and an object each, in order of name. */
const NAME_TREE = /(\/Limits \[)[^\]]*(\]\s*\/Names \[)((?:\(node\d{8}\) \d+ 0 R\s*)+)(\])/g

function renumberNodes(pdf: string): string {
  // a name tree in several pieces would have to be parted anew: such a file is right as it is
  if ([...pdf.matchAll(NAME_TREE)].length !== 1) return pdf
  const names = new Map<string, string>()
  for (const name of pdf.replace(NAME_TREE, '').match(NODE_NAMES) ?? []) {
    if (!names.has(name)) names.set(name, `(node${String(names.size + 1).padStart(8, '0')})`)
  }
  const renamed = (name: string) => names.get(name) ?? name
  if (pdf.match(NODE_NAMES)?.some((name) => !names.has(name)) ?? false) return pdf
  return pdf
    .replace(NODE_NAMES, renamed)
    .replace(NAME_TREE, (whole, limits: string, between: string, list: string, end: string) => {
      const entries = (list.match(/\(node\d{8}\) \d+ 0 R/g) ?? []).sort()
      const blanks = list.length - entries.join(' ').length
      const first = entries[0]?.slice(0, 14)
      const last = entries.at(-1)?.slice(0, 14)
      return first === undefined || last === undefined || blanks < 0
        ? whole
        : `${limits}${first} ${last}${between}${entries.join(' ')}${' '.repeat(blanks)}${end}`
    })
}

/** How many pages a PDF of Chromium's has; 0 when it is no whole PDF. */
export function countPages(pdf: Uint8Array): number {
  const text = Buffer.from(pdf).toString('latin1')
  if (!text.startsWith('%PDF-') || !text.trimEnd().endsWith('%%EOF')) return 0
  return [...text.matchAll(/\/Type ?\/Page(?![a-zA-Z])/g)].length
}

/** Writes a PDF in one step: a reader sees the old file or the whole new one. Answers with its pages and size, or says why not. */
export async function keepPdf(
  path: string,
  pdf: Uint8Array,
): Promise<Result<{ pages: number; bytes: number }>> {
  const kept = reproducible(pdf)
  const pages = countPages(kept)
  if (pages === 0) {
    return fail(
      'print-failed',
      'The printer gave back no whole PDF. Print again; nothing was written.',
    )
  }
  const written = await keepFile(path, kept)
  return written.ok ? ok({ pages, ...written.value }) : written
}

/** What an error says, in a few words. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
