import { readFile } from 'node:fs/promises'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What a PDF says, as a reader sees it and as its tags tell it. */
export interface ReadPdf {
  readonly title: unknown
  readonly language: unknown
  /** It has a structure tree for screen readers. */
  readonly tagged: boolean
  /** The roles of the structure, from all pages: `Table`, `TH`, `H2`, `Figure`. */
  readonly roles: ReadonlySet<string>
  /** The text of each page, runs of blanks as one. */
  readonly pages: readonly string[]
  /** The names of all fonts, and how many of them lie in the file. */
  readonly fonts: { readonly named: number; readonly embedded: number }
  readonly bytes: number
}

interface Node {
  readonly role?: string
  readonly children?: readonly Node[]
}

export async function readPdf(path: string): Promise<ReadPdf> {
  const bytes = await readFile(path)
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await loading.promise
  const { info } = await pdf.getMetadata()
  const facts = info as Record<string, unknown>
  const marks: unknown = await pdf.getMarkInfo()
  const roles = new Set<string>()
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    collect((await page.getStructTree()) as Node | null, roles)
  }
  await loading.destroy()
  const text = bytes.toString('latin1')
  return {
    title: facts['Title'],
    language: facts['Language'],
    // the types promise an object, what comes is a map
    tagged: marks instanceof Map && marks.get('Marked') === true,
    roles,
    pages,
    fonts: {
      named: [...text.matchAll(/\/Type ?\/FontDescriptor/g)].length,
      embedded: [...text.matchAll(/\/FontFile[23]? /g)].length,
    },
    bytes: bytes.length,
  }
}

function collect(node: Node | null, roles: Set<string>): void {
  if (node === null) return
  if (node.role !== undefined) roles.add(node.role)
  for (const child of node.children ?? []) collect(child, roles)
}

/** The dollars and cents a text has, as plain decimals, in order: `−1,234.50` is `-1234.50`. */
export function amountsIn(text: string): string[] {
  return [...text.matchAll(/(?<![\d.,])−?\d{1,3}(?:,\d{3})*\.\d\d(?![\d.])/g)].map(([shown]) =>
    shown.replaceAll(',', '').replace('−', '-'),
  )
}
