import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { ReadFiling, TrusteeReport } from '@shared/report'
import type { Result } from '@shared/result'
import { classHistory } from '../../../src/main/store/classHistory'
import type { Database } from '../../../src/main/store/database'
import { countDeals } from '../../../src/main/store/deals'
import { digestOf } from '../../../src/main/store/digest'
import { countFilings, filingBytes, filingDocument } from '../../../src/main/store/filings'
import { importFiling, type Imported } from '../../../src/main/store/importFiling'
import { openDatabase } from '../../../src/main/store/open'
import { packDocument } from '../../../src/main/store/packedFiling'
import { datesOfDeal, listReports, monthsOnFile } from '../../../src/main/store/reports'
import {
  A1,
  check,
  classRow,
  cusip,
  filingDocument as documentOf,
  FIRST,
  M1,
  report,
  SECOND,
} from '../../support/documents'
import { codeOf, temporaryFolders, valueOf } from '../../support/folders'

const folder = temporaryFolders()
let database: Database

beforeEach(() => {
  const opened = valueOf(openDatabase(join(folder(), 'paydown.sqlite')))
  database = opened
  onTestFinished(() => {
    opened.close()
  })
})

const packed = (document: ReadFiling, bytes: Uint8Array) => ({
  document: packDocument(document),
  bytes: deflateSync(bytes),
})

function put(name: string, reports: readonly TrusteeReport[], salt = ''): Result<Imported> {
  const { bytes, document } = documentOf(name, reports, salt)
  return importFiling(database, {
    digest: digestOf(document),
    packed: packed(document, bytes),
    readerVersion: 'test-1',
    importedAt: '2026-01-05T10:00:00.000Z',
  })
}

const message = (result: Result<unknown>) => (result.ok ? '' : result.problem.message)

describe('importing a filing', () => {
  it('keeps its bytes, its document and what is queried of it', () => {
    const { bytes, document } = documentOf('a.txt', [FIRST, SECOND])
    const imported = valueOf(put('a.txt', [FIRST, SECOND]))
    expect(imported).toMatchObject({ outcome: 'imported', filingId: 1 })
    expect(new Uint8Array(valueOf(filingBytes(database, 1)))).toEqual(bytes)
    expect(valueOf(filingDocument(database, 1))).toEqual(document)
    expect(listReports(database).map((row) => [row.deal, row.reportIndex, row.classes])).toEqual([
      ['Impac CMB Trust 2002-1', 1, 1],
      ['IMPAC Secured Assets Corp. 2002-3', 0, 3],
    ])
    const stored = database
      .statement<[], { bytes: number; size: number }>(
        'SELECT length(bytes) AS bytes, size FROM filing',
      )
      .get()
    expect(stored?.size).toBe(bytes.length)
    expect(stored?.bytes).toBeLessThan(bytes.length / 2)
  })

  it('counts checks and refused rows, and marks the classes that differ', () => {
    const checks = [
      check('REMIC III A-1', 'ties'),
      check('REMIC III A-1', 'ties'),
      check('REMIC III M-1', 'differs'),
      check('REMIC III', 'differs'),
      check('REMIC III A-1', 'explained'),
      check('A-1', 'differs'),
      check('REMIC III A-IO', 'unknown'),
    ]
    const refused = [{ line: 3, section: 'X', code: 'unreadable-row', message: 'No.' }]
    put('a.txt', [{ ...FIRST, checks, refused }])
    expect(listReports(database)[0]).toMatchObject({
      checks: { ties: 2, explained: 1, differs: 3, unknown: 1 },
      refusedRows: 1,
      form: '8-K',
      revision: 'original',
      status: 'current',
    })
    expect(classHistory(database, '45254TLZ5').map((row) => row.differs)).toEqual([true])
    expect(classHistory(database, '45254TLU6').map((row) => row.differs)).toEqual([false])
  })

  it('recognises the same bytes under any name and changes nothing', () => {
    put('a.txt', [FIRST])
    const before = database.statement('SELECT * FROM filing').all()
    const again = valueOf(put('copy of a.txt', [FIRST]))
    expect(again).toMatchObject({ outcome: 'known', filing: { id: 1, name: 'a.txt' } })
    expect(database.statement('SELECT * FROM filing').all()).toEqual(before)
    expect(listReports(database)).toHaveLength(1)
  })

  it('refuses a filing that has a deal and date twice, whole', () => {
    const result = put('a.txt', [FIRST, FIRST])
    expect(codeOf(result)).toBe('other-content')
    expect(message(result)).toContain('holds two reports')
    expect(countFilings(database)).toBe(0)
  })

  it('refuses a CUSIP beside two classes, and a filing without a report', () => {
    const twice = put('a.txt', [report({ deal: 'X', classes: [A1, { ...M1, cusip: A1.cusip }] })])
    expect(codeOf(twice)).toBe('cusip-twice')
    expect(message(twice)).toContain('stands beside REMIC III A-1 and REMIC III M-1')
    expect(codeOf(put('b.txt', []))).toBe('no-report')
    expect(countFilings(database)).toBe(0)
  })

  it('lets internal numbers stand beside several classes', () => {
    const classes = ['X', 'Y'].map((name) => classRow({ class: name, cusip: 'IMH0001TC' }))
    expect(codeOf(put('a.txt', [report({ deal: 'X', classes })]))).toBeNull()
  })

  it('lists months and dates', () => {
    put('a.txt', [FIRST, SECOND])
    put('b.txt', [{ ...FIRST, distributionDate: '2002-07-25' }])
    expect(monthsOnFile(database)).toEqual(['2002-09', '2002-07'])
    expect(datesOfDeal(database, 1)).toEqual(['2002-07-25', '2002-09-25'])
  })
})

describe('reports of one deal and date', () => {
  const body = (interest: string) => ({
    ...FIRST,
    classes: FIRST.classes.map((row) => ({
      ...row,
      perThousand: { ...row.perThousand, interest },
    })),
  })
  const filed = (name: string, interest: string, form: string, filedOn: string | null) => {
    const one = documentOf(name, [body(interest)], name)
    const document = { ...one.document, filing: { ...one.document.filing, form, filedOn } }
    return valueOf(
      importFiling(database, {
        digest: digestOf(document),
        packed: packed(document, one.bytes),
        readerVersion: 'test-1',
        importedAt: '2026-01-05T10:00:00.000Z',
      }),
    )
  }
  const paid = () => classHistory(database, '45254TLU6').map((row) => row.interestFactor)

  it.each([
    [
      'an amendment',
      [
        ['a', '8-K', '2002-10-01'],
        ['b', '8-K/A', '2002-10-05'],
      ] as const,
    ],
    [
      'an amendment filed earlier',
      [
        ['a', '8-K', '2002-10-09'],
        ['b', '8-K/A', '2002-10-05'],
      ] as const,
    ],
    [
      'a later filing',
      [
        ['a', '8-K', '2002-10-01'],
        ['b', '8-K', '2002-10-02'],
      ] as const,
    ],
    [
      'a dated one',
      [
        ['a', '8-K', null],
        ['b', '8-K', '2002-10-02'],
      ] as const,
    ],
  ])('are superseded by %s, in either order', (_, [[a, formA, onA], [b, formB, onB]]) => {
    filed(a, '1', formA, onA)
    filed(b, '2', formB, onB)
    expect(paid()).toEqual(['2'])
    expect(
      listReports(database)
        .map((row) => row.status)
        .sort(),
    ).toEqual(['current', 'superseded'])
    valueOf(
      database.write(() => {
        database.statement('DELETE FROM filing').run()
        return { ok: true, value: null }
      }),
    )
    filed(b, '2', formB, onB)
    filed(a, '1', formA, onA)
    expect(paid()).toEqual(['2'])
  })

  it('go by import where nothing else tells', () => {
    filed('a', '1', '8-K', null)
    filed('b', '2', '8-K', null)
    expect(paid()).toEqual(['2'])
  })

  it('add up where one is supplemental', () => {
    filed('a', '1', '8-K', null)
    put('b', [{ ...body('2'), revision: 'supplemental' }])
    expect(paid()).toEqual(['1', '2'])
    expect(listReports(database).map((row) => row.status)).toEqual(['current', 'supplemental'])
  })
})

describe('recognising a deal', () => {
  const october = { distributionDate: '2002-10-25' }

  it('goes by its CUSIPs first, whatever its title', () => {
    put('a.txt', [FIRST])
    put('b.txt', [{ ...FIRST, ...october, deal: 'IMPAC SECURED ASSETS CORP SER 2002-3' }])
    expect(countDeals(database)).toBe(1)
    expect(classHistory(database, '45254TLU6').map((row) => row.deal)).toEqual([
      'IMPAC SECURED ASSETS CORP SER 2002-3',
      'IMPAC SECURED ASSETS CORP SER 2002-3',
    ])
  })

  it('goes by its name where no CUSIP is known, blanks and case aside', () => {
    put('a.txt', [
      report({ deal: 'A  Deal 2002-1', classes: [classRow({ class: 'A', cusip: null })] }),
    ])
    const other = [classRow({ class: 'B', cusip: cusip('12345678') })]
    put('b.txt', [report({ ...october, deal: ' a deal  2002-1', classes: other })])
    expect(countDeals(database)).toBe(1)
    expect(listReports(database).map((row) => row.deal)).toEqual(['a deal 2002-1', 'a deal 2002-1'])
  })

  it('goes by any name a deal was known by', () => {
    put('a.txt', [FIRST])
    put('b.txt', [{ ...FIRST, ...october, deal: 'Second name' }])
    const last = { ...FIRST, distributionDate: '2002-11-25', deal: 'second NAME', classes: [] }
    put('c.txt', [last])
    expect(countDeals(database)).toBe(1)
  })

  it('refuses CUSIPs of two deals', () => {
    put('a.txt', [FIRST])
    put('b.txt', [SECOND])
    const both = report({ ...october, deal: 'New', classes: [...FIRST.classes, ...SECOND.classes] })
    expect(codeOf(put('c.txt', [both]))).toBe('deal-conflict')
  })

  it('refuses CUSIPs of one deal under the name of another', () => {
    put('a.txt', [FIRST])
    put('b.txt', [SECOND])
    const result = put('c.txt', [{ ...FIRST, ...october, deal: SECOND.deal }])
    expect(codeOf(result)).toBe('deal-conflict')
    expect(countFilings(database)).toBe(2)
    expect(datesOfDeal(database, 1)).toEqual(['2002-09-25'])
  })
})

describe('what is not on file', () => {
  it('is a problem, not an exception', () => {
    expect(codeOf(filingBytes(database, 5))).toBe('no-such-filing')
    expect(codeOf(filingDocument(database, 5))).toBe('no-such-filing')
  })

  it('includes documents another version wrote in another shape', () => {
    put('a.txt', [FIRST])
    const other = documentOf('b.txt', [SECOND]).document
    database
      .statement('UPDATE filing SET document = ? WHERE id = 1')
      .run(compress({ ...other, schema: 'paydown.filing/9' }))
    expect(codeOf(filingDocument(database, 1))).toBe('stored-document')
  })
})

function compress(value: unknown): Buffer {
  return deflateSync(JSON.stringify(value))
}
