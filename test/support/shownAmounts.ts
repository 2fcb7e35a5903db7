/** The numbers that a form of the report shows: of each row that names a CUSIP, of the rows of sums, and all of them. */
export interface Shown {
  readonly byCusip: ReadonlyMap<string, readonly string[]>
  readonly sums: readonly string[]
  readonly all: readonly string[]
}

const CUSIP = /(?<![0-9A-Z])(?=[0-9A-Z*@#]*\d)[0-9A-Z*@#]{8}\d(?![0-9A-Z])/
const NUMBER = /(?<![\w.,])[−-]?\d{1,3}(?:,\d{3})*(?:\.\d+)?%?(?![\w.,]*[\w])/g

/** Plain decimals of shown numbers: without separators, `-` for a minus. */
export function plainNumbers(text: string): string[] {
  return (text.match(NUMBER) ?? []).map((shown) => shown.replaceAll(',', '').replace('−', '-'))
}

/** The numbers in the cells of an HTML report's tables, without what only pads them. */
export function shownInHtml(html: string): Shown {
  const byCusip = new Map<string, string[]>()
  const sums: string[] = []
  const all: string[] = []
  const unpadded = html.replace(/<span class="pad"[^>]*>[^<]*<\/span>/g, '')
  for (const [, attributes = '', body = ''] of unpadded.matchAll(
    /<tbody([^>]*)>([\s\S]*?)<\/tbody>/g,
  )) {
    for (const [, row = ''] of body.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)) {
      const cells = [...row.matchAll(/<(t[dh])(\s[^>]*)?>([\s\S]*?)<\/\1>/g)].map(
        ([, , tag = '', content = '']) => ({
          isNumber: /class="num\b/.test(tag),
          texts: content.split(/<[^>]*>/).map(unescaped),
        }),
      )
      const numbers = cells.flatMap((cell) =>
        cell.isNumber ? cell.texts.flatMap(plainNumbers) : [],
      )
      all.push(...numbers)
      const cusip = cells
        .flatMap((cell) => (cell.isNumber ? [] : cell.texts))
        .flatMap((text) => CUSIP.exec(text)?.[0] ?? [])[0]
      if (cusip !== undefined) byCusip.set(cusip, [...(byCusip.get(cusip) ?? []), ...numbers])
      else if (/class="sums/.test(attributes)) sums.push(...numbers)
    }
  }
  return { byCusip, sums, all }
}

function unescaped(text: string): string {
  return text.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"')
}

/** The numbers of a text report's tables: lines that begin with a CUSIP, and lines of sums. */
export function shownInText(text: string): Shown {
  const byCusip = new Map<string, string[]>()
  const sums: string[] = []
  for (const line of text.split('\n')) {
    const cusip = CUSIP.exec(line)
    if (cusip?.index === 0) {
      const numbers = cellsOf(line)
      byCusip.set(cusip[0], [...(byCusip.get(cusip[0]) ?? []), ...numbers])
    } else if (/^(Total|All cash)\b/.test(line)) sums.push(...cellsOf(line))
  }
  return { byCusip, sums, all: plainNumbers(text) }
}

/** The cells of a line that are numbers: a class may have a number in its name. */
function cellsOf(line: string): string[] {
  return line
    .split(/\s{2,}/)
    .slice(1)
    .filter((cell) => /^[−-]?[\d,]+(?:\.\d+)?%?$/.test(cell))
    .flatMap(plainNumbers)
}
