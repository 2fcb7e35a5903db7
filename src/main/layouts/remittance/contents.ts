import { parseWordDate } from '@shared/dates'
import type { TrusteeReport } from '@shared/report'
import type { LogicalLine } from '../../filing/logicalLines'
import type { Claims } from '../../reading/claims'
import { segmentsOf, textOf, type Vocabulary } from '../../reading/freeText'
import { tokensOf, withoutSign, type Token } from '../../reading/tokens'

type Contents = Pick<
  TrusteeReport,
  | 'recordDate'
  | 'cutOffDate'
  | 'closingDate'
  | 'firstPaymentDate'
  | 'parties'
  | 'contents'
  | 'contacts'
>

const HEADINGS = /^(?:Contents|TABLEOFCONTENTS|CONTACTS|ISSUANCEINFORMATION|Page)$/i

//                                    2.             Certificate Payment> Report                                  2
const ENTRY = /^\d{1,2}\.$/
// Total Number of Pages                                                    26
const TOTAL = /^TotalNumberofPages\d+$/i

//          Certificate Insurer(s):       AMBAC Indemnity Corporation            Closing Date:               February 27, 2002
//                                                                                Record Date:               August 30, 2002
const DATES = [
  ['cutOffDate', 'Cut-OffDate:'],
  ['closingDate', 'ClosingDate:'],
  ['firstPaymentDate', 'FirstPaymentDate:'],
  ['distributionDate', 'DistributionDate:'],
  ['recordDate', 'RecordDate:'],
] as const
const WORD_DATE = '[A-Z][a-z]+\\d{1,2},\\d{4}'

/** Reads the contents page: what the report has on which page, whom to ask, who the parties are, and the deal's dates. */
export function readContents(
  body: readonly LogicalLine[],
  vocabulary: Vocabulary,
  claims: Claims,
): Contents & { readonly distributionDate: string | null } {
  const found = {
    recordDate: null as string | null,
    cutOffDate: null as string | null,
    closingDate: null as string | null,
    firstPaymentDate: null as string | null,
    distributionDate: null as string | null,
    parties: [] as Contents['parties'],
    contents: [] as Contents['contents'],
    contacts: [] as Contents['contacts'],
  }
  let part: 'contents' | 'contacts' | 'issuance' = 'contents'
  let label: readonly Token[] = []
  for (const line of body) {
    if (HEADINGS.test(line.compact) || TOTAL.test(line.compact)) {
      claims.lines(line)
      if (/^CONTACTS$/i.test(line.compact)) part = 'contacts'
      if (/^ISSUANCE/i.test(line.compact)) part = 'issuance'
    } else if (part === 'contents') {
      readEntry(line)
    } else if (part === 'contacts') {
      readContact(line)
    } else readIssuance(line)
  }
  return found

  function readEntry(line: LogicalLine): void {
    const tokens = tokensOf(line)
    const page = tokens.at(-1)
    const numbered = tokens[0]?.text.endsWith('.') === true || tokens[1]?.joint !== 'fold' ? 1 : 2
    const number = tokens.slice(0, numbered).map((token) => token.text)
    if (!ENTRY.test(number.join('')) || page === undefined || !/^\d+$/.test(page.text)) return
    const cut = page.joint === 'fold' && /^\d+$/.test(tokens.at(-2)?.text ?? '') ? 2 : 1
    const title = tokens.slice(numbered, -cut)
    const n = found.contents.length + 1
    claims.tokens(tokens.slice(0, numbered))
    claims.cell(`contents[${n}].title`, title)
    claims.cell(`contents[${n}].page`, tokens.slice(-cut))
    found.contents.push({
      title: textOf(title, vocabulary),
      page: tokens
        .slice(-cut)
        .map((token) => token.text)
        .join(''),
    })
  }

  // Administrator:   Ja>mes F Noriega
  // Address:   Deutsche> Bank, and on the next line 17>61 E. St. Andrew Place, Santa Ana, CA 92705
  function readContact(line: LogicalLine): void {
    const tokens = tokensOf(line)
    const text = textOf(tokens, vocabulary)
    const last = found.contacts.at(-1)
    const colon = colonAfter(tokens)
    if (colon < 0 && last !== undefined) {
      claims.cell(`contacts[${last.role}].value`, tokens)
      last.value = last.value === '' ? text : `${last.value} ${text}`
    } else if (colon >= 0) {
      const named = withoutSign(tokens.slice(0, colon + 1), ':')
      const label = textOf(named, vocabulary)
      claims.tokens(tokens.slice(0, colon + 1))
      claims.cell(`contacts[${label}].role`, named)
      claims.cell(`contacts[${label}].value`, tokens.slice(colon + 1))
      found.contacts.push({ role: label, value: textOf(tokens.slice(colon + 1), vocabulary) })
    }
  }

  function readIssuance(line: LogicalLine): void {
    let tokens = tokensOf(line)
    for (const [key, label] of DATES) {
      const at = new RegExp(`${label}(${WORD_DATE})$`, 'i').exec(line.compact)
      if (at === null) continue
      const start = tokenAt(tokens, at.index)
      const value = tokenAt(tokens, at.index + label.length)
      found[key] = parseWordDate(at[1] ?? '')
      claims.tokens(tokens.slice(start, value))
      claims.cell(key, tokens.slice(value))
      tokens = tokens.slice(0, start)
    }
    if (tokens.length > 0) readParty(tokens)
  }

  // Servicer(s):              Impac Funding Corporation      Mas>ter Servicer
  //                           Countrywide Funding Corporation>   Sub-Servicer
  function readParty(tokens: readonly Token[]): void {
    const colon = colonAfter(tokens)
    if (colon >= 0) {
      label = withoutSign(tokens.slice(0, colon + 1), ':')
      claims.tokens(tokens.slice(0, colon + 1))
    }
    const [name, own] = segmentsOf(tokens.slice(colon + 1), vocabulary)
    if (name === undefined || label.length === 0) return
    const n = found.parties.length + 1
    claims.cell(`parties[${n}].name`, name)
    claims.cell(`parties[${n}].role`, own ?? label)
    found.parties.push({
      role: textOf(own ?? label, vocabulary),
      name: textOf(name, vocabulary),
    })
  }
}

/** The index of the first token that ends with a colon, however it was folded; -1 when there is none. */
function colonAfter(tokens: readonly Token[]): number {
  return tokens.findIndex((token) => token.text.endsWith(':'))
}

/** The token in which the n-th character of the blank-free line stands. */
function tokenAt(tokens: readonly Token[], characters: number): number {
  let seen = 0
  return tokens.findIndex((token) => {
    seen += token.text.length
    return seen > characters
  })
}
