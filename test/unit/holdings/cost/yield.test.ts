import { describe, expect, it } from 'vitest'
import { exact } from '@shared/decimal'
import { solveYield, valueOfRemaining } from '../../../../src/main/holdings/cost/yield'

const loan = { month: 0, balance: exact(1000), notional: false, rate: exact('0.005'), months: 360 }

describe('valueOfRemaining', () => {
  it('is the balance at its own rate', () => {
    expect(valueOfRemaining(loan, exact('0.005')).toFixed(12)).toBe('1000.000000000000')
  })

  it('sums what a level-payment loan pays month by month', () => {
    for (const notional of [false, true]) {
      const [rate, months, y] = [0.005, 120, 0.008]
      const payment = (1000 * rate) / (1 - (1 + rate) ** -months)
      let balance = 1000
      let value = 0
      for (let month = 1; month <= months; month++) {
        const interest = balance * rate
        value += (notional ? interest : payment) / (1 + y) ** month
        balance -= payment - interest
      }
      const remaining = { ...loan, months, notional }
      expect(valueOfRemaining(remaining, exact('0.008')).toNumber()).toBeCloseTo(value, 8)
    }
  })

  it('is equal parts where no interest is paid, and nothing of a notional', () => {
    const free = { ...loan, rate: exact(0), months: 10 }
    expect(valueOfRemaining(free, exact(0)).toString()).toBe('1000')
    expect(valueOfRemaining({ ...free, notional: true }, exact('0.01')).toString()).toBe('0')
  })
})

describe('solveYield', () => {
  it('finds the yield that a cost was made with', () => {
    for (const y of ['-0.01', '0', '0.0041', '0.02', '0.3']) {
      const cost = valueOfRemaining(loan, exact(y))
      expect(solveYield(cost, [], loan)?.toFixed(15)).toBe(exact(y).toFixed(15))
    }
  })

  it('counts what was paid at the month it was paid', () => {
    const flows = [
      { month: 1, amount: exact('110') },
      { month: 3, amount: exact('1331') },
    ]
    const nothing = { ...loan, month: 3, balance: exact(0) }
    expect(solveYield(exact('1100'), flows, nothing)?.toFixed(12)).toBe('0.100000000000')
  })

  it('is null where no yield is worth the cost', () => {
    const nothing = { ...loan, month: 1, balance: exact(0) }
    expect(solveYield(exact(100), [{ month: 1, amount: exact(1) }], nothing)).toBeNull()
  })
})
