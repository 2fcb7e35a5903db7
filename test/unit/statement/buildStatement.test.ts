import { describe, expect, it } from 'vitest'
import { exact } from '@shared/decimal'
import { statementSchema } from '@shared/statement'
import { buildStatement } from '../../../src/main/statement/buildStatement'
import {
  A1,
  check,
  classRow,
  exampleInput,
  FIRST,
  holding,
  onFile,
  position,
  report,
  SECOND,
} from './fixture'

const LOSING = classRow({
  tier: 'REMIC III', class: 'B', cusip: '45254TMB7', base: '3000000', prior: '1000', interest: '6', principal: '10',
  current: '980', realizedLoss: '30000', rate: '0.077',
}) // prettier-ignore

function only(row = A1, face = '1000000', change = {}) {
  const deal = report(FIRST, [row])
  return buildStatement({
    ...exampleInput(),
    holdings: [holding(row, FIRST, face, 1)],
    reports: [onFile(1, deal)],
    ...change,
  })
}

describe('the model of a month', () => {
  const model = buildStatement(exampleInput())

  it('fits the shape that window and writers agreed on', () => {
    expect(statementSchema.parse(model)).toEqual(model)
  })

  it('has the cash of the four example positions to the cent', () => {
    const rows = [...model.principalRows, ...model.notionalRows]
    expect(
      rows.map((row) => [row.cusip, row.interest, row.principal, row.total, row.faceAfter]),
    ).toEqual([
      ['45254NCG0', '8304.69', '93880.30', '102184.99', '4584816.05'],
      ['45254TLU6', '1571.61', '93742.09', '95313.70', '817335.22'],
      ['45254TLZ5', '1450.00', '0.00', '1450.00', '250000.00'],
      ['45254TLY8', '4937.45', '0.00', '4937.45', '2100000.00'],
    ])
  })

  it('sums principal and notional classes apart, and the cash of both', () => {
    expect(model.principalSums).toMatchObject({ originalFace: '6250000.00', faceBefore: '5839773.65', faceAfter: '5652151.27', total: '198948.69' }) // prettier-ignore
    expect(model.notionalSums).toMatchObject({ originalFace: '2100000.00', total: '4937.45' })
    expect(model.allCash).toMatchObject({ interest: '16263.75', principal: '187622.39', total: '203886.14' }) // prettier-ignore
    expect(model.totals).toEqual({ originalFace: '6250000', currentFace: '5652151.27', interest: '16263.75', principal: '187622.39', total: '203886.14' }) // prettier-ignore
  })

  it('shows the cent of A-1 as rounding, not as an error and not as nothing', () => {
    const [a, a1] = model.principalRows
    expect(a1).toMatchObject({ faceBefore: '911077.30', computedFace: '817335.21', faceAfter: '817335.22', faceDifference: '-0.01', roundingOnly: true }) // prettier-ignore
    expect(a).toMatchObject({ faceDifference: '0.00', roundingOnly: true })
    expect(model.principalSums).toMatchObject({ faceDifference: '-0.01', roundingOnly: true })
    expect(model.events.filter((event) => event.text.includes('do not tie'))).toEqual([])
  })

  it('does not tie out the face of a notional class', () => {
    expect(model.notionalRows[0]).toMatchObject({ computedFace: null, faceDifference: null })
  })

  it('orders deals by name, and keeps the checks that do not tie', () => {
    expect(model.deals.map((deal) => [deal.deal, deal.checksTied, deal.checks.length])).toEqual([
      [SECOND, 1, 0],
      [FIRST, 1, 1],
    ])
  })

  it('is the same whatever the order of what it is given', () => {
    const input = exampleInput()
    const turned = {
      ...input,
      holdings: [...input.holdings].reverse(),
      reports: [...input.reports].reverse(),
    }
    expect(buildStatement(turned)).toEqual(model)
  })
})

describe('a difference of faces', () => {
  it('is no rounding when the factors themselves do not agree, and then has its sentence', () => {
    const wrong = classRow({ ...FACTS, current: '817.335316' })
    const model = only(wrong)
    expect(model.principalRows[0]).toMatchObject({ faceDifference: '-0.11', roundingOnly: false })
    expect(model.principalSums.roundingOnly).toBe(false)
    expect(model.events.map((event) => event.text).join()).toContain('The faces do not tie: 817,335.21 computed against 817,335.32') // prettier-ignore
  })

  it('is no rounding when the cash was changed, even where the factors agree', () => {
    const held = holding(A1, FIRST, '1000000', 1)
    const paidMore = {
      ...held,
      distributions: [{ ...held.distributions[0]!, principal: '93743.09' }],
    }
    const model = only(A1, '1000000', { holdings: [paidMore] })
    expect(model.principalRows[0]).toMatchObject({ faceDifference: '-1.01', roundingOnly: false })
  })

  it('allows for factors that were printed with ten digits', () => {
    const model = only(classRow({ ...FACTS, prior: '911.0773041', principal: '93.74208804', current: '817.3352161' })) // prettier-ignore
    expect(model.principalRows[0]?.roundingOnly).toBe(true)
  })

  it('takes a realized loss off the face, pays nothing for it, and says so', () => {
    const model = only(LOSING, '500000')
    expect(model.principalRows[0]).toMatchObject({
      faceBefore: '500000.00',
      principal: '5000.00',
      realizedLoss: '5000.00',
      total: '8000.00',
      computedFace: '490000.00',
      faceAfter: '490000.00',
      faceDifference: '0.00',
      roundingOnly: true,
    })
    expect(model.events.map((event) => event.text)).toContain('A realized loss of 5,000.00 lowered the face and paid nothing.') // prettier-ignore
  })
})

const FACTS = { tier: 'REMIC III', class: 'A-1', cusip: '45254TLU6', base: '28750000', prior: '911.077304', interest: '1.571608348', principal: '93.742088', current: '817.335216', rate: '0.0207' } // prettier-ignore

describe('what happened', () => {
  it('names the missing months of a deal once, however many classes of it are held', () => {
    const missing = ['2002-08', '2002-07']
    const input = exampleInput()
    const holdings = input.holdings.map((each) => ({
      ...each,
      position: { ...each.position, missing },
    }))
    const model = buildStatement({ ...input, holdings })
    const gaps = model.events.filter((event) => event.text.includes('July 2002 and August 2002'))
    expect(gaps.map((event) => event.subject)).toEqual([SECOND, FIRST])
  })

  it('puts a holding without a report of the month apart, with its last face and no cash', () => {
    const late = position(A1, FIRST, '1000000', { asOfDistribution: '2002-08-26' })
    const model = only(A1, '1', { holdings: [{ position: late, distributions: [] }] })
    expect(model.principalRows).toEqual([])
    expect(model.otherRows[0]).toMatchObject({
      total: '0.00',
      faceAfter: null,
      currentFace: '817335.22',
    })
    expect(model.events[0]?.text).toContain('the face of A-1 is that of 26 August 2002')
  })

  it('counts the cash of a month entered by hand, and says that it was', () => {
    const held = holding(A1, FIRST, '1000000', 1)
    const byHand = position(A1, FIRST, '1000000', { byHand: true, source: null })
    const distributions = [{ ...held.distributions[0]!, place: null }]
    const model = only(A1, '1', { holdings: [{ position: byHand, distributions }] })
    expect(model.principalRows[0]).toMatchObject({ total: '95313.70', source: null, byHand: true })
    expect(model.allCash.total).toBe('95313.70')
    expect(model.events).toEqual([
      {
        kind: 'by hand',
        deal: FIRST,
        subject: 'A-1 (45254TLU6)',
        text:
          'The factors of 25 September 2002 were entered by hand, not read from a report. ' +
          'The 95,313.70 of cash above is made of them. Import the report of the month.',
      },
    ])
  })

  it('says what to do about a CUSIP that no report names', () => {
    const unknown = position(A1, FIRST, '1000', { deal: null, class: null, basis: null, factor: null, currentFace: null, asOfDistribution: null, distribution: null, status: ['unknown cusip'], source: null }) // prettier-ignore
    const model = only(A1, '1', { holdings: [{ position: unknown, distributions: [] }] })
    expect(model.events).toEqual([{ kind: 'no report', deal: null, subject: '45254TLU6', text: expect.stringContaining('import') as string }]) // prettier-ignore
  })

  it('says that a class bought after the record date was not paid', () => {
    const held = holding(A1, FIRST, '1000000', 1)
    const distribution = {
      ...held.distributions[0]!,
      entitledFace: '0',
      interest: '0.00',
      principal: '0.00',
    }
    const model = only(A1, '1', { holdings: [{ position: { ...held.position, status: ['not entitled'] }, distributions: [distribution] }] }) // prettier-ignore
    expect(model.principalRows[0]).toMatchObject({ faceBefore: '0.00', faceAfter: '0.00', currentFace: '817335.22' }) // prettier-ignore
    expect(model.events[0]?.text).toContain('Not held at the close of 30 August 2002')
  })

  it('says so when a part of the face was bought or sold since the record date', () => {
    const held = holding(A1, FIRST, '1000000', 1)
    const model = only(A1, '1', { holdings: [{ position: { ...held.position, originalFace: '400000' }, distributions: held.distributions }] }) // prettier-ignore
    expect(model.events[0]?.text).toMatch(/1,000,000 was held .* 400,000 at the end of the month/)
  })

  it('names a revised report in the events and in the state', () => {
    const revised = { ...report(FIRST, [A1]), revision: 'revised' as const }
    const model = only(A1, '1000000', { reports: [onFile(1, revised)] })
    expect(model.state).toBe('from revised reports, the newest on file')
    expect(model.events[0]?.text).toBe('The report of 25 September 2002 is a revised one.')
  })
})

it('takes over what a report says of its collateral, by the title of the section’s report', () => {
  const line = (title: string) => ({ report: title, section: 'SPEEDS', heading: null, label: 'SMM', values: { TOTAL: '0.01' } }) // prettier-ignore
  const lines = ['Prepayment Report', 'Credit Enhancement Report', 'Collection Account Report', 'Realized Loss Report'].map(line) // prettier-ignore
  const delinquency = [{ table: 'Total', status: 'REO', measure: 'loans' as const, current: null, one: null, two: null, threePlus: '2', total: '2' }] // prettier-ignore
  const model = only(A1, '1', {
    reports: [onFile(1, { ...report(FIRST, [A1]), lines, delinquency })],
  })
  expect(model.deals[0]?.collateral).toEqual({
    delinquency,
    speeds: [lines[0]],
    enhancement: [lines[1]],
    losses: [lines[3]],
    triggers: [],
  })
})

it('lists checks that differ before the explained and the unknown ones', () => {
  const statuses = ['unknown', 'ties', 'explained', 'differs'] as const
  const checks = statuses.map((status) => check({ id: status, subject: status, status }))
  const model = only(A1, '1', { reports: [onFile(1, report(FIRST, [A1], checks))] })
  expect(model.deals[0]?.checks.map((each) => each.status)).toEqual([
    'differs',
    'explained',
    'unknown',
  ])
})

it('sums a column to exactly what its rows show', () => {
  const { principalRows, principalSums } = buildStatement(exampleInput())
  const interest = principalRows.reduce((sum, row) => sum.plus(row.interest), exact('0'))
  expect(principalSums.interest).toBe(interest.toFixed(2))
})
