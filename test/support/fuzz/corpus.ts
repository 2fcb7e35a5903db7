import { printReport } from '../deals/print'
import { reportsOf } from '../deals/report'
import { sampleText } from '../filings'
import { paymentDeal } from '../paymentDeal'
import { printPayments } from '../printPayments'
import { Random } from '../random'
import { foldLines, unfoldText } from '../refold'

/** Where filings to mutate come from, and how often: a source makes the text of a filing from a number. */
const SOURCES = {
  sample: {
    often: 0.4,
    numbers: 2,
    text: (number: number) => sampleText(number % 2 === 0 ? '000' : '001'),
  },
  refolded: {
    often: 0.15,
    numbers: 20,
    text: (number: number) =>
      foldLines(unfoldText(SOURCES.sample.text(number), true), { width: widthOf(number) }),
  },
  submission: {
    often: 0.05,
    numbers: 2,
    text: (number: number) => submission(SOURCES.sample.text(number)),
  },
  deal: {
    often: 0.25,
    numbers: 40,
    text: (number: number) => {
      const months = new Random(number).integer(1, 30)
      const lines = reportsOf(number + 1, [months]).flatMap(printReport)
      return foldLines(lines, { width: widthOf(number) })
    },
  },
  payments: {
    often: 0.15,
    numbers: 60,
    text: (number: number) =>
      foldLines(printPayments(paymentDeal(number)), { width: widthOf(number) }),
  },
}
type Source = keyof typeof SOURCES

/** A filing of the corpus by its name: `sample 0`, `payments 17`. */
export type FilingName = `${Source} ${number}`

function widthOf(number: number): number {
  return new Random(number).integer(60, 132)
}

/** A filing as EDGAR has it: PEM armour with its dash escapes, the SGML header, and the text as the only document. */
function submission(text: string): string {
  return [
    '-----BEGIN PRIVACY-ENHANCED MESSAGE-----',
    'Proc-Type: 2001,MIC-CLEAR',
    '',
    '<SEC-DOCUMENT>0000891092-02-001234.txt : 20021120',
    '<SEC-HEADER>',
    'ACCESSION NUMBER:\t\t0000891092-02-001234',
    'CONFORMED SUBMISSION TYPE:\t8-K',
    'FILED AS OF DATE:\t\t20021120',
    '\t\tCOMPANY CONFORMED NAME:\t\t\tEXAMPLE ASSETS CORP',
    '</SEC-HEADER>',
    '<DOCUMENT>',
    '<TYPE>8-K',
    '<SEQUENCE>1',
    '<TEXT>',
    ...text.split('\n').map((line) => (line.startsWith('-') ? `- ${line}` : line)),
    '</TEXT>',
    '</DOCUMENT>',
    '</SEC-DOCUMENT>',
    '-----END PRIVACY-ENHANCED MESSAGE-----',
  ].join('\n')
}

/** The text of a filing of the corpus. */
export function corpusText(name: FilingName): string {
  const [source, number] = name.split(' ') as [Source, string]
  return SOURCES[source].text(Number(number))
}

/** Draws a filing: one of the samples most of the time, since they have every section. */
export function drawFiling(random: Random): FilingName {
  let left = random.next()
  const sources = Object.keys(SOURCES) as Source[]
  const source = sources.find((one) => (left -= SOURCES[one].often) < 0) ?? 'sample'
  return `${source} ${random.integer(0, SOURCES[source].numbers - 1)}`
}
