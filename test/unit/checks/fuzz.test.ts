import { describe, expect, it } from 'vitest'
import { extractFiling } from '../../../src/main/checks/extractFiling'
import { corpusText } from '../../support/fuzz/corpus'
import { mutate } from '../../support/fuzz/mutations'
import { judge } from '../../support/fuzz/oracle'
import { savedRecipes } from '../../support/fuzz/recipes'
import { Fuzzer } from '../../support/fuzz/run'
import { baselineOf, OUTCOMES, type Extract, type Outcome } from '../../support/fuzz/wrongNumbers'

const fuzzer = new Fuzzer()
const RUNS = 3000
const BATCH = 250

describe('a mutated filing', () => {
  const counts = Object.fromEntries(OUTCOMES.map((one) => [one, 0])) as Record<Outcome, number>

  it.each(Array.from({ length: RUNS / BATCH }, (_, i) => i * BATCH))(
    'is read without a wrong number that ties unnoticed, or refused (seeds from %i)',
    (first) => {
      for (let seed = first; seed < first + BATCH; seed++) {
        const { outcome, failure } = fuzzer.run(seed)
        counts[outcome]++
        expect({ seed, failure }).toEqual({ seed, failure: null })
      }
    },
    120_000,
  )

  it('is often read with other numbers, which the checks show', () => {
    expect(counts.shown).toBeGreaterThan(RUNS / 8)
    expect(counts.refused).toBeGreaterThan(RUNS / 8)
    expect(counts.interchanged + counts['below tolerance']).toBeLessThan(RUNS / 50)
  })
})

it.each(savedRecipes())(
  'a recipe that failed once is read well: %s',
  (_, recipe) => {
    expect(fuzzer.judge(recipe).faults).toEqual([])
  },
  20_000,
)

describe('mutations', () => {
  it('of a seed are the same every time, and plain values', () => {
    const recipe = fuzzer.recipe(7)
    expect(new Fuzzer().recipe(7)).toEqual(recipe)
    expect(JSON.parse(JSON.stringify(recipe))).toEqual(recipe)
    expect(fuzzer.recipe(8)).not.toEqual(recipe)
  })

  it.each([
    [[{ kind: 'cutLines', line: 2, count: 1 }], 'a\nc'],
    [[{ kind: 'repeatLines', line: 1, count: 2, times: 2 }], 'a\n>b\na\n>b\na\n>b\nc'],
    [[{ kind: 'swapLines', line: 1, other: 3 }], 'c\n>b\na'],
    [[{ kind: 'moveLines', line: 1, count: 1, to: 3 }], '>b\nc\na'],
    [[{ kind: 'joinLines', line: 1 }], 'ab\nc'],
    [[{ kind: 'replace', line: 2, column: 2, length: 1, text: 'xy', times: 2 }], 'a\n>xyxy\nc'],
    [[{ kind: 'keep', from: 0, to: 3 }], 'a\n>'],
    [[{ kind: 'lineEnds', end: '\r\n' }], 'a\r\n>b\r\nc'],
    [[{ kind: 'encode', as: 'utf-8', mark: true }], '\uFEFFa\n>b\nc'],
    [[{ kind: 'insertBytes', at: 1, bytes: [0] }], 'a\0\n>b\nc'],
    [[{ kind: 'cutLines', line: 9, count: 1 }], 'a\n>b\nc'],
  ] as const)('%j', (mutations, text) => {
    expect(Buffer.from(mutate('a\n>b\nc', mutations)).toString()).toBe(text)
  })

  it('write UTF-16 in both orders, and Latin-1', () => {
    const as = (encoding: 'utf-16le' | 'utf-16be' | 'latin1', mark: boolean) => [
      ...mutate('é', [{ kind: 'encode', as: encoding, mark }]),
    ]
    expect(as('utf-16le', true)).toEqual([0xff, 0xfe, 0xe9, 0])
    expect(as('utf-16be', false)).toEqual([0, 0xe9])
    expect(as('latin1', true)).toEqual([0xe9])
  })
})

describe('the judge', () => {
  const text = corpusText('payments 3')
  const baseline = baselineOf(text, extractFiling)
  const bytes = Buffer.from(text)
  const { document, cells } = extractFiling('mutated.txt', bytes)
  const read = { document, cells }
  const kinds = (extract: Extract) =>
    judge(baseline, bytes, extract, true).faults.map(({ kind }) => kind)
  const path = [...baseline.reach.keys()].find((one) => one.endsWith('current.principal'))!
  const doctored = (change: (value: string) => string): Extract => {
    const copy = structuredClone(read)
    if (copy.document.status !== 'read') throw new Error('it was refused')
    const row = copy.document.reports[0]!.classes[0]!
    row.current.principal = change(row.current.principal!)
    return () => copy
  }

  it('finds no fault with the filing itself', () => {
    expect(path).toMatch(/^classes\[/)
    expect(judge(baseline, bytes, extractFiling, true)).toEqual({
      outcome: 'unchanged',
      faults: [],
    })
  })

  it('finds a wrong number whose checks tie as before', () => {
    expect(kinds(doctored((value) => `${value}1`))).toEqual(['places', 'unnoticed'])
  })

  it('takes values that changed places for shown when another check of either tells', () => {
    // `Prefunding` and `Partial and Full Voluntary Prepayments` of the pool, which are in one sum
    const mutations = [{ kind: 'swapLines', line: 501, other: 505 }] as const
    expect(fuzzer.judge({ filing: 'sample 1', mutations })).toEqual({
      outcome: 'shown',
      faults: [],
    })
  })

  it('allows a change in the tenth digit of a total, where its classes leave it open', () => {
    const outcome = (figure: string) =>
      judge(
        baseline,
        Buffer.from(text.replace(/(Total .*)439309431\.6/, `$1${figure}`)),
        extractFiling,
        false,
      ).outcome
    expect(outcome('439309431.7')).toBe('below tolerance')
    expect(outcome('439309432.7')).toBe('shown')
  })

  it('finds a reader that throws, that says two things, and that leaves the schema', () => {
    const thrown: Extract = () => {
      throw new Error('a bug')
    }
    let times = 0
    const unstable: Extract = (name) => extractFiling(`${name}${times++}`, bytes)
    const { document, cells } = structuredClone(read)
    const open: Extract = () => ({ document: { ...document, schema: 'x' as never }, cells })
    expect(kinds(thrown)).toEqual(['throws'])
    expect(kinds(unstable)).toEqual(['unstable'])
    expect(kinds(open)).toEqual(['schema'])
  })

  it('finds a cell that is not where its place says', () => {
    const copy = structuredClone(read)
    const moved: Extract = () => ({
      ...copy,
      cells: copy.cells.map((cells) =>
        cells.map((cell, i) => (i === 0 ? { ...cell, spans: [[1, 1, 3]] } : cell)),
      ),
    })
    expect(kinds(moved)).toEqual(['places'])
  })
})
