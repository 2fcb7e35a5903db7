import type { Reply } from '@shared/api'
import type { Fault } from '@shared/api/backup'
import { distribute } from '../holdings/distribute'
import { wrongYears } from '../store/cashSums'
import { classFaults, countClasses } from '../store/classFaults'
import { classHistory } from '../store/classHistory'
import type { Database } from '../store/database'
import { derivedCusips, distributionsOf, type DerivedDistribution } from '../store/distributions'
import { correctedDocument } from '../store/corrections'
import { filingBytes, listFilings } from '../store/filings'
import { fileFaults } from '../store/fileFaults'
import { tradedCusips, tradesOfCusip } from '../store/trades'
import { sha256Of } from './readerFailed'

/**
 * Verifies the open database: SQLite's own checks, every filing's bytes against their hash, its document, the class rows against
 * the document, and what holders were paid against a recomputation. Call it inside a read.
 */
export function checkDatabase(database: Database): Reply<'database.check'> {
  const faults: Fault[] = fileFaults(database)
  const filings = listFilings(database)
  for (const filing of filings) faults.push(...filingFaults(database, filing))
  const cusips = [...new Set([...tradedCusips(database), ...derivedCusips(database)])].sort()
  let distributions = 0
  const wrong = new Set<string>()
  for (const cusip of cusips) {
    const stored = distributionsOf(database, {}, cusip).map(keyOf).sort()
    const due = distribute(tradesOfCusip(database, cusip), classHistory(database, cusip))
      .map(keyOf)
      .sort()
    distributions += stored.length
    if (stored.join() === due.join()) continue
    wrong.add(cusip)
    faults.push({
      code: 'derived',
      message: `What holders of ${cusip} were paid is stored otherwise than reports and lots give it. Change any lot of it, or import its last report again, and it is worked out anew.`,
    })
  }
  for (const cusip of wrongYears(database)) {
    if (wrong.has(cusip)) continue
    faults.push({
      code: 'derived',
      message: `The sums by year of ${cusip} are not those of its distributions. Restore a backup, and report this: it should not happen.`,
    })
  }
  return { filings: filings.length, classes: countClasses(database), distributions, faults }
}

function filingFaults(
  database: Database,
  { id, name, sha256 }: { readonly id: number; readonly name: string; readonly sha256: string },
): Fault[] {
  const fault = (code: string, what: string): Fault[] => [
    {
      code,
      message: `${name} (filing ${id}): ${what}. Restore a backup, or import the file again into a new database.`,
    },
  ]
  try {
    const bytes = filingBytes(database, id)
    if (!bytes.ok || sha256Of(bytes.value) !== sha256) {
      return fault('filing', 'its bytes are not those that were imported')
    }
  } catch {
    return fault('filing', 'its bytes cannot be unpacked')
  }
  try {
    const document = correctedDocument(database, id)
    if (!document.ok) return fault('document', document.problem.message.replace(/\.[^.]*$/, ''))
    return classFaults(database, id, document.value).flatMap((what) => fault('class', what))
  } catch {
    return fault('document', 'what was read from it cannot be unpacked')
  }
}

function keyOf(row: DerivedDistribution): string {
  const { accountId, source, distributionDate, entitledFace } = row
  const amounts = [row.interest, row.principal, row.realizedLoss, row.deferredInterest]
  return [accountId, source, distributionDate, entitledFace, ...amounts].join(' ')
}
