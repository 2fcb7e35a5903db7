import { describe, expect, it } from 'vitest'
import { splitSubmission } from '../../../src/main/filing/documents'
import { physicalLines } from '../../../src/main/filing/logicalLines'
import { readText, sampleText } from '../../support/filings'

const SUBMISSION = `-----BEGIN PRIVACY-ENHANCED MESSAGE-----
Proc-Type: 2001,MIC-CLEAR

<SEC-DOCUMENT>0000891092-02-001234.txt : 20021120
<SEC-HEADER>
ACCESSION NUMBER:		0000891092-02-001234
CONFORMED SUBMISSION TYPE:	8-K/A
FILED AS OF DATE:		20021120
	COMPANY DATA:
		COMPANY CONFORMED NAME:			EXAMPLE ASSETS CORP
		CENTRAL INDEX KEY:			0001140599
		SEC FILE NUMBER:	333-66328
</SEC-HEADER>
<DOCUMENT>
<TYPE>8-K
<SEQUENCE>1
<TEXT>
<PAGE>
the cover
- -----
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99
<TEXT>
<TABLE><S><C>
the report
</TABLE>
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
-----END PRIVACY-ENHANCED MESSAGE-----`

describe('a full submission', () => {
  const { header, documents } = splitSubmission(physicalLines(SUBMISSION))

  it('says who filed what and when in its header', () => {
    expect(header).toEqual({
      form: '8-K/A',
      accessionNumber: '0000891092-02-001234',
      cik: '0001140599',
      registrant: 'EXAMPLE ASSETS CORP',
      fileNumber: '333-66328',
      filedOn: '2002-11-20',
    })
  })

  it('comes apart into its documents, tags blanked, lines numbered as in the file', () => {
    expect(documents.map((document) => document.type)).toEqual(['8-K', 'EX-99'])
    const texts = documents.map(({ lines }) => lines.filter(({ text }) => text.trim() !== ''))
    expect(texts[0]?.map(({ text }) => text.trim())).toEqual(['the cover', '-----'])
    expect(texts[1]).toEqual([
      { number: SUBMISSION.split('\n').indexOf('the report') + 1, text: 'the report' },
    ])
  })

  it('is read with the header outranking the cover', () => {
    const body = sampleText('000')
    const wrapped = SUBMISSION.replace('the cover\n', `${body}\n`).replace('the report', '')
    const read = readText(wrapped)
    expect(read.filing).toMatchObject({
      form: '8-K/A',
      accessionNumber: '0000891092-02-001234',
      cik: '0001140599',
    })
    expect(read.reports[0]?.classes).toEqual(readText(body).reports[0]?.classes)
    expect(read.reports[0]?.revision).toBe('revised')
  })
})

it.each([
  ['FORM 8-K/A', '8-K/A', 'revised'],
  ['FORM 8-K/A (Amendment No. 1)', '8-K/A', 'revised'],
  ['FORM 8-K', '8-K', 'original'],
])('a bare text says on its cover what form it is: %s', (printed, form, revision) => {
  const { filing, reports } = readText(sampleText('000').replace('FORM 8-K', printed))
  expect(filing.form).toBe(form)
  expect(reports[0]?.revision).toBe(revision)
})

describe('one filing with several deals', () => {
  const both = `${sampleText('000')}\n\n${sampleText('001')}`

  it('is read whole', () => {
    const reports = readText(both).reports
    expect(reports.map((report) => report.deal)).toEqual([
      'IMPAC Secured Assets Corp. 2002-3',
      'Impac CMB Trust 2002-1',
    ])
    expect(reports.map((report) => report.classes.length)).toEqual([31, 3])
  })

  it('is refused whole when the layout of one of them is not known', () => {
    const other = sampleText('001').replace('TABLE OF CONTENTS', 'WHAT IS WHERE')
    const filed = (type: string) =>
      SUBMISSION.replace('the cover\n', `${sampleText('000')}\n`)
        .replace('the report', other)
        .replace('EX-99', type)
    expect(() => readText(filed('EX-99.2'))).toThrow('unknown-layout')
    expect(readText(filed('EX-4')).reports).toHaveLength(1)
  })

  it('is refused whole when one of them cannot be read', () => {
    expect(() => readText(both.replace('A-Act/360    4525', 'A-Act/36O    4525'))).toThrow(
      'unreadable-row',
    )
  })
})
