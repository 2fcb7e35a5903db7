import { describe, expect, it, vi } from 'vitest'
import { fieldOf, LotForm } from '../../../src/renderer/state/lotForm.svelte'
import { Session } from '../../../src/renderer/state/session.svelte'
import { fakeBridge, lot, ok } from '../fakeBridge'

describe('the form of a lot', () => {
  it('puts a refusal beneath the field it belongs to', () => {
    const field = (code: string, message = '') => fieldOf({ code, message })
    expect(field('bad-cusip')).toBe('cusip')
    expect(field('bad-face')).toBe('face')
    expect(field('bad-date', 'Type the settlement date')).toBe('settle')
    expect(field('bad-date', 'The trade date 2002-09-25 is after')).toBe('trade')
    expect(field('bad-accrued')).toBe('accrued')
    expect(field('oversold')).toBe('face')
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
        kind: 'buy',
        cusip: '000000AA8',
        face: '1,000,000',
        portfolio: 'Main',
        account: null,
        trade: null,
        settle: null,
        price: null,
        accrued: null,
        lot: null,
        note: null,
      },
    })
    expect(form.mode).toBe('closed')
    expect(session.toast?.text).toBe('Added 1,000,000.00 of 000000AA8 to Main.')
  })

  it('records a sale, of a lot that is named or of the oldest first', async () => {
    const sale = lot({ kind: 'sell', face: '400', settle: '2002-09-03', lot: 5 })
    const bridge = fakeBridge({ 'holdings.add': () => ok(sale), 'holdings.edit': () => ok(sale) })
    const session = new Session(bridge)
    const form = new LotForm(session)
    form.sell('000000AA8', 'Main', 'Joint')
    Object.assign(form.values, { face: '400', settle: '2002-09-03', lot: '5' })
    await form.save()
    expect(bridge.calls[0]?.args).toMatchObject({ kind: 'sell', account: 'Joint', lot: 5 })
    expect(session.toast?.text).toBe('Recorded the sale of 400.00 of 000000AA8 from Main.')
    form.edit(sale)
    expect(form.values.lot).toBe('5')
    form.values.lot = ''
    await form.save()
    const edit = bridge.calls.find(({ name }) => name === 'holdings.edit')
    expect(edit?.args).toMatchObject({ kind: 'sell', lot: null })
  })

  it('keeps what was typed until it is saved or cancelled, whatever screen is shown meanwhile', async () => {
    const session = new Session(fakeBridge({ 'holdings.add': () => ok(lot()) }))
    const form = new LotForm(session)
    form.add()
    form.keep()
    form.values.face = '12'
    form.keep()
    form.close()
    const later = new LotForm(session)
    later.add('000000AA8')
    expect([later.isTakenUp, later.values.face]).toEqual([false, ''])
    later.add()
    expect([later.isTakenUp, later.values.face]).toEqual([true, '12'])
    later.beginAnew()
    expect([later.isTakenUp, later.values.face]).toEqual([false, ''])
    later.values.face = '34'
    later.keep()
    later.cancel()
    later.add()
    expect(later.isTakenUp).toBe(false)
    later.values.face = '56'
    later.keep()
    await later.save()
    later.add()
    expect([later.isTakenUp, later.values.face]).toEqual([false, ''])
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

  it('removes a lot, says so, and undoes just that, with all that the form does not show', async () => {
    const held = lot({ trade: '2002-06-25', accrued: '123.45' })
    const removed = { id: 6, at: '', kind: 'holdings', summary: 'Removed 1 of X', undoneBy: null, rows: 1 } // prettier-ignore
    const bridge = fakeBridge({
      'holdings.remove': () => ok(held),
      'journal.list': () => ok([removed]),
      'journal.plan': () => ok([removed]),
      'journal.undo': () => ok([removed]),
    })
    const session = new Session(bridge)
    await new LotForm(session).remove(held)
    expect(session.toast?.text).toBe('Removed 1,000,000.00 of 000000AA8 from Main.')
    session.toast?.undo?.()
    await vi.waitFor(() => expect(session.toast?.text).toBe('Undone: Removed 1 of X.'))
    expect(bridge.calls).toContainEqual({ name: 'journal.undo', args: { id: 6 } })
  })
})
