import { describe, expect, it } from 'vitest'
import { physicalLines, unfold } from '../../../src/main/filing/logicalLines'
import { segmentsOf, textOf, vocabularyOf } from '../../../src/main/reading/freeText'
import { tokensOf } from '../../../src/main/reading/tokens'

const lines = unfold(
  physicalLines(
    'Collection Account\n>Report\nMas\n>ter Servicer\nthe Report of an Account, its Master\nJa\n>mes F Noriega\nOne  Two words   Three',
  ),
)
const vocabulary = vocabularyOf(lines)

describe('folded text', () => {
  it('is glued into words that stand elsewhere, split between two that do, else glued', () => {
    expect(lines.slice(0, 4).map((line) => textOf(tokensOf(line), vocabulary))).toEqual([
      'Collection Account Report',
      'Master Servicer',
      'the Report of an Account, its Master',
      'James F Noriega',
    ])
  })

  it('comes apart into columns at two blanks or more', () => {
    const tokens = tokensOf(lines.at(-1) ?? { pieces: [], line: 0, compact: '' })
    expect(segmentsOf(tokens, vocabulary).map((one) => textOf(one, vocabulary))).toEqual([
      'One',
      'Two words',
      'Three',
    ])
  })
})
