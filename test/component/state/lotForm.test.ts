import { describe, expect, it } from 'vitest'
import { fieldOf, LotForm } from '../../../src/renderer/state/lotForm.svelte'
import { Session } from '../../../src/renderer/state/session.svelte'
import { fakeBridge, lot, ok } from '../fakeBridge'

describe('the form of a lot', () => {
  it('puts a refusal beneath the field it belongs to', () => {
    const field = (code: string, message = '') => fieldOf({ code, message })
    expect(field('bad-cusip')).toBe('cusip')
    expect(field('bad-face')).toBe('face')
    expect(field('bad-date')).toBe('settle')
    expect(field('bad-name', 'The name of the account is too long')).toBe('account')
    expect(field('bad-name', 'The name of the portfolio is too long')).toBe('portfolio')
    expect(field('locked')).toBeNull()
  })

  it('sends what was typed, blanks as nothing', async () => {
    const bridge = fakeBridge({ 'holdings.add': () => ok(lot()) })
    const session = new Session(bridge)
    const form = new LotForm(session)
    form.add('000000AA8')
    form.values.face = ' 1,000,000 '
    expect(await form.save()).toBe(true)
    expect(bridge.calls[0]).toEqual({
      name: 'holdings.add',
      args: {
        cusip: '000000AA8',
        face: '1,000,000',
        portfolio: 'Main',
        account: null,
        settle: null,
        price: null,
        note: null,
      },
    })
    expect(form.mode).toBe('closed')
    expect(session.toast?.text).toBe('Added 1,000,000.00 of 000000AA8 to Main.')
  })

  it('stays open with the sentence when it is refused', async () => {
    const problem = { code: 'bad-face', message: 'The face is zero.' }
    const session = new Session(fakeBridge({ 'holdings.edit': () => ({ ok: false, problem }) }))
    const form = new LotForm(session)
    form.edit(lot())
    expect(await form.save()).toBe(false)
    expect(form.mode).toBe('form')
    expect(form.field).toBe('face')
    expect(session.toast).toBeNull()
  })

  it('removes a lot, says so, and puts it back just as it was', async () => {
    const held = lot({ account: 'Joint', price: '99.5', note: 'n', settle: null })
    const bridge = fakeBridge({ 'holdings.remove': () => ok(held), 'holdings.add': () => ok(held) })
    const session = new Session(bridge)
    const form = new LotForm(session)
    await form.remove(held)
    expect(session.toast?.text).toBe('Removed 1,000,000.00 of 000000AA8 from Main.')
    session.toast?.undo?.()
    const { cusip, face, portfolio, account, settle, price, note } = held
    expect(bridge.calls.find((call) => call.name === 'holdings.add')?.args).toEqual({
      cusip,
      face,
      portfolio,
      account,
      settle,
      price,
      note,
    })
  })
})
