import { describe, expect, it } from 'vitest'
import { packChecks, unpackChecks } from '../../../src/main/store/packedChecks'
import { onlyReport, sampleText } from '../../support/filings'

describe('checks as they are kept', () => {
  it.each(['000', '001'] as const)('%s: come back as they were, in a third of the room', (name) => {
    const { checks } = onlyReport(sampleText(name))
    const kept = JSON.stringify(packChecks(checks))
    expect(unpackChecks(JSON.parse(kept))).toEqual(checks)
    expect(kept.length).toBeLessThan(JSON.stringify(checks).length / 3)
  })

  it('come back as they were kept before, with their paths whole', () => {
    const former = {
      ...{ id: ['a', 'b'], subject: ['A-1', 'A-2'], status: ['ties', 'differs'] },
      ...{ left: ['1', '2'], right: ['1', null], difference: ['0', null], tolerance: ['0', null] },
      ...{ sentence: [0, 0], sentences: ['so it is'], explanation: [null, null] },
      ...{ operands: [[0, 1], [1]], paths: ['classes[A].cusip', 'recordDate'] },
    }
    expect(unpackChecks(former)).toEqual([
      {
        ...{ id: 'a', subject: 'A-1', status: 'ties', left: '1', right: '1', difference: '0' },
        ...{ tolerance: '0', sentence: 'so it is', explanation: null },
        operands: ['classes[A].cusip', 'recordDate'],
      },
      {
        ...{ id: 'b', subject: 'A-2', status: 'differs', left: '2', right: null, difference: null },
        ...{ tolerance: null, sentence: 'so it is', explanation: null, operands: ['recordDate'] },
      },
    ])
  })

  it('keep paths apart that look alike, whatever stands in their names', () => {
    const [one] = onlyReport(sampleText('000')).checks
    const operands = [
      'lines[a].b].c',
      'lines[a].b.c',
      'recordDate',
      '',
      'lines[a].b].c',
      '].',
      'a].',
    ]
    const checks = [
      { ...one!, left: null, right: null, operands },
      { ...one!, left: '1', right: '1', operands: [] },
      { ...one!, left: '1', right: null, operands: operands.toReversed() },
    ]
    expect(unpackChecks(JSON.parse(JSON.stringify(packChecks(checks))))).toEqual(checks)
  })

  it('kept as a list by an earlier version stay as they are; anything else is none', () => {
    const { checks } = onlyReport(sampleText('000'))
    expect(unpackChecks(checks)).toBe(checks)
    expect(unpackChecks({ id: ['a'] })).toBeNull()
    expect(unpackChecks(packChecks([]))).toEqual([])
  })
})
