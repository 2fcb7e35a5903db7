import { strFromU8, unzipSync } from 'fflate'

/** A cell as a workbook keeps it: the text, or the digits of the number, and the format it is shown in. */
export interface ReadCell {
  readonly kind: 'text' | 'number' | 'date'
  readonly text: string
  readonly format: string
}

export interface ReadSheet {
  readonly name: string
  readonly xml: string
  readonly rows: readonly (readonly (ReadCell | null)[])[]
}

const DAY = 86_400_000
const EPOCH = Date.UTC(1899, 11, 30)

/** Reads a workbook's sheets from its XML, by nothing that wrote it. */
export function readWorkbook(bytes: Uint8Array): {
  readonly files: Readonly<Record<string, string>>
  readonly sheets: readonly ReadSheet[]
} {
  const files = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]),
  )
  const strings = [...fileOf(files, 'xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, item = '']) => textOf(item.replace(/<[^>]*>/g, '')),
  )
  const formats = formatsOf(fileOf(files, 'xl/styles.xml'))
  const targets = new Map(
    [...fileOf(files, 'xl/_rels/workbook.xml.rels').matchAll(/<Relationship ([^>]*)>/g)].map(
      ([, tag = '']) => [attribute(tag, 'Id'), attribute(tag, 'Target')],
    ),
  )
  const sheets = [...fileOf(files, 'xl/workbook.xml').matchAll(/<sheet ([^>]*)\/>/g)].map(
    ([, tag = '']): ReadSheet => {
      const xml = fileOf(files, `xl/${targets.get(attribute(tag, 'r:id')) ?? ''}`)
      return {
        name: textOf(attribute(tag, 'name')),
        xml,
        rows: [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = '']) =>
          rowOf(row, strings, formats),
        ),
      }
    },
  )
  return { files, sheets }
}

function rowOf(
  xml: string,
  strings: readonly string[],
  formats: readonly string[],
): (ReadCell | null)[] {
  const cells: (ReadCell | null)[] = []
  for (const [, tag = '', content = ''] of xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const value = /<v>(.*?)<\/v>/s.exec(content)?.[1]
    const format = formats[Number(attribute(tag, 's') || '0')] ?? ''
    if (/<f[ >]/.test(content)) throw new Error('a cell has a formula')
    const place = columnOf(attribute(tag, 'r'))
    while (cells.length < place) cells.push(null)
    if (value === undefined) cells.push(null)
    else if (attribute(tag, 't') === 's') {
      cells.push({ kind: 'text', text: strings[Number(value)] ?? '', format })
    } else if (/y/.test(format)) {
      const text = new Date(EPOCH + Number(value) * DAY).toISOString().slice(0, 10)
      cells.push({ kind: 'date', text, format })
    } else cells.push({ kind: 'number', text: value, format })
  }
  return cells
}

function formatsOf(styles: string): string[] {
  const codes = new Map(
    [...styles.matchAll(/<numFmt ([^>]*)\/>/g)].map(([, tag = '']) => [
      attribute(tag, 'numFmtId'),
      textOf(attribute(tag, 'formatCode')),
    ]),
  )
  const used = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? ''
  return [...used.matchAll(/<xf ([^>]*?)\/?>/g)].map(
    ([, tag = '']) => codes.get(attribute(tag, 'numFmtId')) ?? '',
  )
}

function columnOf(address: string): number {
  const letters = address.replace(/\d+$/, '')
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function attribute(tag: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
}

function textOf(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

function fileOf(files: Readonly<Record<string, string>>, name: string): string {
  const found = files[name]
  if (found === undefined) throw new Error(`the workbook has no ${name}`)
  return found
}
