import { describe, expect, it } from 'vitest'
import { packChecks, unpackChecks } from '../../../src/main/store/packedChecks'
import { onlyReport, sampleText } from '../../support/filings'

describe('checks as they are kept', () => {
  it.each(['000', '001'] as const)('%s: come back as they were, in a third of the room', (name) => {
    const { checks } = onlyReport(sampleText(name))
    const kept = JSON.stringify(packChecks(checks))
    expect(unpackChecks(JSON.parse(kept))).toEqual(checks)
    expect(kept.length).toBeLessThan(JSON.stringify(checks).length / 2)
  })

  it('kept as a list by an earlier version stay as they are; anything else is none', () => {
    const { checks } = onlyReport(sampleText('000'))
    expect(unpackChecks(checks)).toBe(checks)
    expect(unpackChecks({ id: ['a'] })).toBeNull()
    expect(unpackChecks(packChecks([]))).toEqual([])
  })
})
