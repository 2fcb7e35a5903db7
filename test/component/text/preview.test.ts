import { describe, expect, it } from 'vitest'
import type { PlannedReport } from '@shared/api/preview'
import {
  classWords,
  consequences,
  cusipWords,
  fileMark,
  fileMarkName,
  fileWords,
  tieWords,
  totalRows,
} from '../../../src/renderer/text/preview'
import { plannedFile, plannedReport, previewFile, previewReport } from '../previews'

const texts = (change: Partial<PlannedReport>) =>
  consequences(plannedReport(change), '1999-05-25').map(({ text }) => text)

describe('a file of the preview in words', () => {
  it('is its deal and date, then its size or what becomes of it', () => {
    expect(fileWords(previewFile(), plannedFile())).toEqual({
      title: 'Example Trust 1999-1',
      under: '25 May 1999 · 62,163 bytes',
    })
    const rows = previewFile({ reports: [previewReport({ refusedRows: 2 })] })
    expect(fileWords(rows, plannedFile()).under).toBe('25 May 1999 · 2 rows refused')
    for (const [effect, words] of [
      ['known', 'already on file'],
      ['same', 'the same file again'],
      ['refused', 'refused'],
      ['left out', 'left out'],
    ] as const) {
      expect(fileWords(previewFile(), plannedFile({ effect, reports: [] })).under).toBe(
        `25 May 1999 · ${words}`,
      )
    }
    const deal = plannedFile({ reports: [plannedReport({ newDeal: true })] })
    expect(fileWords(previewFile(), deal).under).toBe('25 May 1999 · new deal')
    const two = previewFile({ reports: [previewReport(), previewReport({ title: 'Other' })] })
    expect(fileWords(two, null).title).toBe('Example Trust 1999-1 and 1 more')
    const refused = previewFile({ state: 'refused', reports: [], name: 'a.txt' })
    expect(fileWords(refused, null)).toEqual({ title: 'a.txt', under: 'refused · 62,163 bytes' })
  })

  it('is marked by its worst check, and as differing where something is refused', () => {
    expect(fileMark(previewFile(), plannedFile())).toBe('explained')
    expect(fileMark(previewFile(), plannedFile({ effect: 'refused' }))).toBe('differs')
    const rows = previewFile({ reports: [previewReport({ refusedRows: 1 })] })
    expect(fileMark(rows, plannedFile())).toBe('differs')
    expect(fileMarkName(previewFile(), plannedFile())).toBe('Explained')
    expect(fileMarkName(previewFile(), plannedFile({ effect: 'refused' }))).toBe('Refused')
    expect(fileMarkName(rows, plannedFile())).toMatch(/^\d+ rows? refused$/)
  })

  it('counts what ties, and shortens what is long', () => {
    expect(tieWords({ ties: 4, explained: 9, differs: 0, unknown: 0 })).toBe('all, 9 explained')
    expect(tieWords({ ties: 4, explained: 0, differs: 0, unknown: 0 })).toBe('all')
    expect(tieWords({ ties: 4, explained: 9, differs: 1, unknown: 2 })).toBe(
      '1 differs, 2 unknown, 9 explained',
    )
    expect(cusipWords([])).toBe('none printed')
    expect(cusipWords(['a', 'b'])).toBe('a, b')
    expect(cusipWords(['a', 'b', 'c'])).toBe('a … c')
    expect(classWords(['A', 'B', 'Cert'])).toBe('A, B, Cert')
    expect(classWords(['A', 'B', 'C', 'D', 'E'])).toBe('5')
  })
})

describe('what importing a report does', () => {
  it('is a sentence for each thing', () => {
    expect(texts({})).toEqual(['May 1999 is a new month of Example Trust 1999-1.'])
    expect(texts({ newDeal: true, resembles: ['Example SER 1999-1'] })).toEqual([
      'Example Trust 1999-1 is a new deal.',
      expect.stringContaining('Its title resembles Example SER 1999-1'),
    ])
    expect(texts({ fillsGap: true, joins: 'cusip' })).toEqual([
      'Its title is new; by its CUSIPs it is a report of Example Trust 1999-1.',
      'May 1999 was missing between two months on file.',
    ])
    expect(texts({ effect: 'adds', joins: 'title', held: ['X'] })).toEqual([
      'You said that this title is the deal Example Trust 1999-1.',
      'It adds to the report of May 1999.',
      'You hold X of it.',
    ])
    expect(texts({ held: ['X', 'Y'], firstOf: ['Y'] })).toContain(
      'First report of what you hold: Y.',
    )
  })

  it('names the others of the month, and leads to those in the list', () => {
    const others = [
      { name: 'a.txt', file: null },
      { name: 'b.txt', file: 3 },
    ]
    expect(consequences(plannedReport({ effect: 'supersedes', others }), '1999-05-25')).toEqual([
      { text: 'It supersedes a.txt (on file), which is kept.', file: null },
      { text: 'It supersedes b.txt (in this list), which is kept.', file: 3 },
    ])
    expect(texts({ effect: 'superseded', others: others.slice(0, 1) })).toEqual([
      'It is kept as superseded: a.txt (on file) counts for May 1999.',
    ])
  })

  it('is summed up, the usual sums always there', () => {
    const none = {
      imported: 0,
      distributions: 0,
      deals: 0,
      superseding: 0,
      superseded: 0,
      gaps: 0,
      known: 0,
      refused: 0,
      refusedRows: 0,
      firstOf: 0,
    }
    expect(totalRows(none).map(({ name }) => name)).toEqual([
      'New distributions',
      'Superseding',
      'Already stored',
      'Refused',
    ])
    expect(totalRows({ ...none, gaps: 2, refused: 1 })).toContainEqual({
      name: 'Refused',
      count: 1,
      bad: true,
    })
    expect(totalRows({ ...none, gaps: 2 })).toContainEqual({
      name: 'Gaps filled',
      count: 2,
      bad: false,
    })
  })
})
