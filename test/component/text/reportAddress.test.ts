import { describe, expect, it } from 'vitest'
import { pageArgs, reportAddress, untiedChecks } from '../../../src/renderer/text/reportAddress'

describe('the address of a report', () => {
  it('has what was chosen of the page, and nothing that was not', () => {
    const plain = { paper: 'A4', holder: ' ', notes: true } as const
    expect(reportAddress('2002-09', null, plain)).toBe(
      'app://paydown/report?month=2002-09&paper=A4&pages=few',
    )
    expect(reportAddress('2002-09', null, plain, true)).toContain('&pages=all')
    expect(
      reportAddress('2002-09', 'A & B', { paper: 'Letter', holder: ' C=D ', notes: false }),
    ).toBe(
      'app://paydown/report?month=2002-09&paper=Letter&holder=C%3DD&notes=no&pages=few&portfolio=A+%26+B',
    )
    expect(pageArgs(plain)).toEqual({ paper: 'A4' })
  })
})

describe('checks that do not tie, in short', () => {
  it.each([
    [0, 0, 0, 'ties', 'every check ties'],
    [2, 0, 0, 'explained', '2 explained, none differs'],
    [1, 1, 0, 'differs', '1 explained, 1 differs'],
    [0, 2, 1, 'differs', '2 differ, 1 unknown'],
    [0, 0, 1, 'unknown', 'none differs, 1 unknown'],
  ] as const)('are told by how they came out', (explained, differs, unknown, status, words) => {
    expect(untiedChecks({ explained, differs, unknown })).toEqual({ status, words })
  })
})
