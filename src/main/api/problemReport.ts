import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Handlers } from '@shared/api'
import type { FilingDocument } from '@shared/report'
import { fail, ok } from '@shared/result'
import { decode } from '../filing/decode'
import { redact } from '../filing/redact'
import type { EngineContext } from './context'

/** Problem reports: what a person may send in of a file that is not read as it should be. */
export function problemHandlers({ reader, version }: EngineContext): Handlers<'problem.report'> {
  return {
    'problem.report': async ({ path }) => {
      let bytes: Uint8Array
      try {
        bytes = await readFile(path)
      } catch (error) {
        const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
        return fail('unreadable-file', `${path} cannot be opened (${why}). Choose another file.`)
      }
      const name = basename(path)
      const text = decode(name, bytes)
      if (!text.ok) return text
      const { document } = await reader.read(name, bytes)
      const { lines, kept, scrambled } = redact(text.value, randomBytes(32).toString('hex'))
      const head = [
        'Paydown problem report: names and numbers are scrambled, the structure is as it was.',
        `Paydown ${version}, reader ${reader.version}. ${finding(document)}`,
        '',
      ]
      return ok({ text: [...head, ...lines].join('\n'), kept, scrambled })
    },
  }
}

/** How the file was read, in words that name nobody and nothing of it. */
function finding(document: FilingDocument): string {
  if (document.status === 'refused') {
    const { code, line } = document.error
    return line === null ? `Refused: ${code}.` : `Refused: ${code}, line ${line}.`
  }
  return document.reports
    .map((report) => {
      const refused = report.refused.map((row) => `${row.code} at line ${row.line}`)
      const unread = report.unread.map((row) => row.line)
      const differs = report.checks.filter((check) => check.status === 'differs')
      return [
        `Read by ${report.layout}, ${report.classes.length} classes`,
        refused.length === 0 ? 'no row refused' : `rows refused: ${refused.join(', ')}`,
        unread.length === 0 ? 'no line unread' : `unread lines: ${unread.join(', ')}`,
        differs.length === 0
          ? 'no check differs'
          : `checks that differ: ${differs.map((check) => check.id).join(', ')}`,
      ].join('; ')
    })
    .join('. ')
    .concat('.')
}
