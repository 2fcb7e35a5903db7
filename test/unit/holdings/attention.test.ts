import { describe, expect, it } from 'vitest'
import {
  findAttention,
  isOfAttention,
  poolAttention,
  sinceWords,
  type AttentionInput,
  type HeldDeal,
} from '../../../src/main/holdings/attention'
import type { Figures } from '@shared/figures'
import type { Position } from '@shared/positions'

const CASH = { interest: '0.00', principal: '0.00', total: '0.00' }
const figures = (values: Readonly<Record<string, string>>): Figures =>
  Object.fromEntries(
    Object.entries(values).map(([key, text]) => [key, { TOTAL: { text, path: key } }]),
  )

function position(change: Partial<Position>): Position {
  return {
    cusip: '45254TLU6', deal: 'Deal', class: 'A-1', basis: 'principal', originalFace: '1000', factor: '1',
    currentFace: '1000.00', asOfDistribution: '2002-09-25', yearToDate: CASH, sincePurchase: CASH, status: ['ok'], missing: [], awaited: null, explained: false,
    distribution: { date: '2002-09-25', ...CASH, realizedLoss: '0.00' }, source: null, byHand: false, ...change,
  } // prettier-ignore
}

/** A deal with those of its figures that are looked up for attention. */
function deal({ figures: now = {}, before = {}, ...change }: Partial<HeldDeal>): HeldDeal {
  const looked = (all: Figures) =>
    Object.fromEntries(Object.entries(all).filter(([key]) => isOfAttention(key)))
  const figures = { figures: looked(now), before: looked(before) }
  return { deal: 'Deal', date: '2002-09-25', lateSince: null, ...figures, ...change }
}

function found(change: Partial<AttentionInput>): readonly (readonly [string, string])[] {
  return findAttention({
    ...{ asOf: '2002-09-30', positions: [], deals: [], differing: new Map(), breaks: [] },
    ...change,
  }).map(({ kind, title }) => [kind, title] as const)
}

describe('what needs attention', () => {
  it('is nothing where all is well', () => {
    const healthy = figures({ oc: '5', ocTarget: '5', loss: '0', 'trigger:Event in Effect': 'No' })
    expect(found({ positions: [position({})], deals: [deal({ figures: healthy })] })).toEqual([])
  })

  it('is what differs, is missing, unknown or lost, first of all, and never of what was sold', () => {
    const positions = [
      position({ missing: ['2002-07', '2002-08'] }),
      position({ cusip: '45254TLZ5', missing: ['2002-08'], status: ['differs'] }),
      position({
        cusip: 'XXXXXXXX8',
        class: null,
        deal: null,
        status: ['no report yet', 'unknown cusip'],
      }),
      position({
        class: 'M-2',
        distribution: { date: '2002-09-25', ...CASH, realizedLoss: '9533.54' },
      }),
      position({ status: ['sold', 'differs'] }),
    ]
    expect(found({ positions })).toEqual([
      ['differs', 'Checks on A-1 (45254TLZ5) differ'],
      ['loss', 'Realized loss 9,533.54 on M-2 (45254TLU6)'],
      ['gap', '2 distributions missing: 2002-07, 2002-08'],
      ['unknown', 'XXXXXXXX8 is in no report on file'],
    ])
  })

  it('is a deal whose checks differ, in one entry, wherever in the report they are', () => {
    const differing = new Map([
      ['Deal', { count: 6, date: '2002-09-25' }],
      ['Other', { count: 1, date: '2002-09-25' }],
    ])
    const [entry, ...others] = findAttention({
      ...{ asOf: '2002-09-30', positions: [], deals: [deal({})], differing, breaks: [] },
    })
    expect(others).toEqual([])
    expect(entry).toEqual({
      kind: 'differs', title: '6 checks differ in Deal', place: 'checks', cusip: null, deal: 'Deal',
      detail: 'The report of 25 September 2002; no printed line explains them',
    }) // prettier-ignore
    const one = new Map([['Deal', { count: 1, date: '2002-09-25' }]])
    expect(found({ deals: [deal({})], differing: one })).toEqual([
      ['differs', '1 check differs in Deal'],
    ])
    expect(found({ differing })).toEqual([])
  })

  it('says since when a trigger is in effect, where that is known', () => {
    const trigger = figures({ 'trigger:Trigger Event in Effect': 'Yes' })
    const since = { 'trigger:Trigger Event in Effect': 'since 25 March 2002' }
    const details = (one: HeldDeal) => poolAttention(one).map(({ detail }) => detail)
    expect(details(deal({ figures: trigger, since }))).toEqual(['Deal: Yes, since 25 March 2002'])
    expect(details(deal({ figures: trigger }))).toEqual(['Deal: Yes'])
  })

  it('tells since when by the reports that were looked up', () => {
    const key = 'trigger:Trigger Event in Effect'
    const words = (answers: string, lookedBack: number) =>
      sinceWords(
        key,
        Array.from(answers, (answer, at) => ({
          date: `2002-0${at + 1}-25`,
          figures: figures({ [key]: answer === 'y' ? 'Yes' : 'No' }),
        })),
        lookedBack,
      )
    expect(words('nyy', 25)).toBe('since 25 February 2002')
    expect(words('yny', 25)).toBe('since 25 March 2002')
    expect(words('yy', 25)).toBe('in all reports on file, the first of 25 January 2002')
    expect(words('y', 2)).toBe('in the only report on file, of 25 January 2002')
    expect(words('yyyy', 4)).toBe('for more than 3 reports')
    expect(words('ny', 2)).toBe('since 25 February 2002')
    expect(words('yy', 2)).toBe('as in the report before, of 25 January 2002')
  })

  it('is a deal’s trigger, enhancement, losses, shortfalls and rising delinquency, of the month only', () => {
    const ill = figures({
      'trigger:Trigger Event in Effect': 'Yes',
      'trigger:After the 36th Distribution': 'Yes',
      oc: '689377.41',
      ocTarget: '1125001.38',
      loss: '5.5',
      lossToDate: '10',
      'feature:Interest Shortfall': '2',
      poolBalance: '1000',
      'dq.DELINQUENT.threePlus': '20',
      'dq.REO.total': '2',
    })
    const before = figures({ poolBalance: '1000', 'dq.DELINQUENT.threePlus': '20' })
    expect(found({ deals: [deal({ figures: ill, before })] })).toEqual([
      ['trigger', 'Trigger Event in Effect'],
      ['enhancement', 'Overcollateralization below target'],
      ['loss', 'Losses of 5.50 in the pool this month'],
      ['shortfall', 'Interest Shortfall: 2.00'],
      ['delinquency', 'Past due three payments or more, or worse: 2.20% of the pool'],
    ])
    const slower = figures({ poolBalance: '1000', 'dq.DELINQUENT.threePlus': '21' })
    expect(
      found({ deals: [deal({ figures: ill, before: slower })] }).map(([kind]) => kind),
    ).not.toContain('delinquency')
    expect(found({ deals: [deal({ figures: ill, before, date: '2002-08-26' })] })).toEqual([])
    const awaited = [position({ awaited: { since: '2002-08', months: 2 } })]
    expect(found({ positions: awaited, deals: [deal({ lateSince: '2002-08-26' })] })).toEqual([
      ['late', 'The report of August 2002 is late'],
    ])
    const late = deal({ lateSince: '2002-08-26', lateReports: 2 })
    expect(found({ positions: awaited, deals: [late] })).toEqual([
      ['late', '2 reports are late, from August 2002 on'],
    ])
    // Of a class that is paid off nothing more is to come
    expect(found({ positions: [position({})], deals: [late] })).toEqual([])
  })
})
