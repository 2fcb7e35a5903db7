import { describe, expect, it } from 'vitest'
import { pageArgs, reportAddress, untiedChecks } from '../../../src/renderer/text/reportAddress'

describe('the address of a report', () => {
  it('has what was chosen of the page, and nothing that was not', () => {
    const plain = { paper: 'A4', holder: ' ', notes: true } as const
    expect(reportAddress('2002-09', null, plain)).toBe(
      'app://paydown/report?month=2002-09&paper=A4',
    )
    expect(
      reportAddress('2002-09', 'A & B', { paper: 'Letter', holder: ' C=D ', notes: false }),
    ).toBe(
      'app://paydown/report?month=2002-09&paper=Letter&holder=C%3DD&notes=no&portfolio=A+%26+B',
    )
    expect(pageArgs(plain)).toEqual({ paper: 'A4' })
  })
})

describe('checks that do not tie, in short', () => {
  const checks = (...statuses: readonly ('explained' | 'differs' | 'unknown')[]) => [
    { checks: statuses.map((status) => ({ status })) },
  ]

  it.each([
    [[], 'ties', 'every check ties'],
    [checks('explained', 'explained'), 'explained', '2 explained, none differs'],
    [checks('explained', 'differs'), 'differs', '1 explained, 1 differs'],
    [checks('differs', 'differs', 'unknown'), 'differs', '2 differ, 1 unknown'],
    [checks('unknown'), 'unknown', 'none differs, 1 unknown'],
  ] as const)('are counted by how they came out', (deals, status, words) => {
    expect(untiedChecks(deals)).toEqual({ status, words })
  })
})
