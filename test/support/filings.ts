import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ReadFiling, TrusteeReport } from '@shared/report'
import { extractFiling, type Extraction } from '../../src/main/checks/extractFiling'

const folder = resolve(import.meta.dirname, '../../resources/sample')

/** The text of one of the two sample filings. */
export function sampleText(name: '000' | '001'): string {
  const file = name === '000' ? '000_a1f1f5d8efe7c3c7.txt' : '001_c6c1f6c0235324ea.txt'
  return readFileSync(resolve(folder, file), 'utf8')
}

/** Reads a text as a filing. */
export function extractText(text: string): Extraction {
  return extractFiling('filing.txt', Buffer.from(text))
}

/** The filing as read; throws with the refusal when it was refused. */
export function readText(text: string): ReadFiling {
  const { document } = extractText(text)
  if (document.status === 'refused') throw new Error(JSON.stringify(document.error))
  return document
}

/** The only report of a text. */
export function onlyReport(text: string): TrusteeReport {
  const [report, ...others] = readText(text).reports
  if (report === undefined || others.length > 0) throw new Error('not one report')
  return report
}

/** The refusal of a text: code, sentence and line. */
export function refusalOf(text: string | Uint8Array): {
  code: string
  message: string
  line: number | null
} {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  const { document } = extractFiling('filing.txt', bytes)
  if (document.status === 'read') throw new Error('it was read')
  return document.error
}
