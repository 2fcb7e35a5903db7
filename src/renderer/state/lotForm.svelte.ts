import type { Lot, LotDraft } from '@shared/api/holdings'
import type { Problem } from '@shared/result'
import { money } from '../text/figures'
import type { LotField, LotValues } from './lotDrafts'
import type { Session } from './session.svelte'
import { sayDone } from './undo'

const FIELDS: Readonly<Record<string, LotField>> = {
  'bad-cusip': 'cusip',
  'bad-face': 'face',
  oversold: 'face',
  'bad-price': 'price',
  'bad-accrued': 'accrued',
  'no-such-lot': 'lot',
  'bad-note': 'note',
}

/** The field a problem of a lot belongs to, by its code; null where it belongs to the whole form. */
export function fieldOf({ code, message }: Problem): LotField | null {
  if (code === 'bad-name') return message.includes('account') ? 'account' : 'portfolio'
  if (code === 'bad-date') return message.includes('trade date') ? 'trade' : 'settle'
  return FIELDS[code] ?? null
}

const EMPTY: Readonly<LotValues> = {
  cusip: '',
  face: '',
  portfolio: '',
  account: '',
  trade: '',
  settle: '',
  price: '',
  accrued: '',
  lot: '',
  note: '',
}

/** The pane in which lots and sales are added, edited and removed. What was typed and neither saved nor cancelled is there again. */
export class LotForm {
  /** `lots` lists the lots of a CUSIP of a portfolio; `form` is the form, on a lot or on none. */
  mode = $state<'closed' | 'lots' | 'form'>('closed')
  cusip = $state<string | null>(null)
  portfolio = $state<string | null>(null)
  lot = $state.raw<Lot | null>(null)
  kind = $state<Lot['kind']>('buy')
  values = $state<LotValues>({ ...EMPTY })
  /** The form holds what was typed before. */
  isTakenUp = $state(false)
  problem = $state.raw<Problem | null>(null)
  busy = $state(false)
  readonly field = $derived(this.problem === null ? null : fieldOf(this.problem))
  /** What the form began with, and under what its entries are kept. */
  #begun: Readonly<LotValues> = EMPTY
  #key = ''
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  add(cusip = ''): void {
    const portfolio = this.#session.portfolio ?? this.#session.portfolios[0] ?? 'Main'
    this.#show(null, 'buy', { ...EMPTY, cusip, portfolio })
  }

  /** A sale of what is held in a portfolio, and in an account where the lots are all of one. */
  sell(cusip: string, portfolio: string, account: string | null = null): void {
    this.#show(null, 'sell', { ...EMPTY, cusip, portfolio, account: account ?? '' })
  }

  edit(lot: Lot): void {
    this.#show(lot, lot.kind, {
      cusip: lot.cusip,
      face: lot.face,
      portfolio: lot.portfolio,
      account: lot.account ?? '',
      trade: lot.trade ?? '',
      settle: lot.settle ?? '',
      price: lot.price ?? '',
      accrued: lot.accrued ?? '',
      lot: lot.lot === null ? '' : String(lot.lot),
      note: lot.note ?? '',
    })
  }

  /** Lists the lots of a position. */
  list(cusip: string, portfolio: string): void {
    this.mode = 'lots'
    this.cusip = cusip
    this.portfolio = portfolio
    this.problem = null
  }

  close(): void {
    this.mode = 'closed'
    this.problem = null
  }

  /** Keeps what is typed so far until it is saved or cancelled, on whatever screen the person is meanwhile. */
  keep(): void {
    if (this.mode === 'form') this.#session.lotDrafts.keep(this.#key, this.values, this.#begun)
  }

  /** Leaves the form and what was typed. */
  cancel(): void {
    this.#session.lotDrafts.drop(this.#key)
    this.close()
  }

  /** Begins the form anew, without what was typed before. */
  beginAnew(): void {
    this.#session.lotDrafts.drop(this.#key)
    this.values = { ...this.#begun }
    this.problem = null
    this.isTakenUp = false
  }

  #show(lot: Lot | null, kind: Lot['kind'], values: LotValues): void {
    this.#key = lot === null ? `${kind} ${values.cusip}` : `lot ${lot.id}`
    this.#begun = values
    const kept = this.#session.lotDrafts.of(this.#key)
    this.mode = 'form'
    this.lot = lot
    this.kind = kind
    this.values = { ...(kept ?? values) }
    this.isTakenUp = kept !== null
    this.problem = null
  }

  #draft(): LotDraft {
    const text = (field: LotField) => this.values[field].trim()
    const optional = (field: LotField) => (text(field) === '' ? null : text(field))
    return {
      kind: this.kind,
      cusip: text('cusip'),
      face: text('face'),
      ...(text('portfolio') === '' ? {} : { portfolio: text('portfolio') }),
      account: optional('account'),
      trade: optional('trade'),
      settle: optional('settle'),
      price: optional('price'),
      accrued: optional('accrued'),
      lot: this.kind === 'sell' && text('lot') !== '' ? Number(text('lot')) : null,
      note: optional('note'),
    }
  }

  /** Saves the form; true when it was taken. A refusal stands beneath the field it belongs to. */
  async save(): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    const draft = this.#draft()
    const lot = this.lot
    const answer =
      lot === null
        ? await this.#session.call('holdings.add', draft)
        : await this.#session.call('holdings.edit', { ...draft, id: lot.id })
    this.busy = false
    if (!answer.ok) {
      this.problem = answer.problem
      return false
    }
    this.#session.lotDrafts.drop(this.#key)
    const saved = answer.value
    const isSale = saved.kind === 'sell'
    const said =
      lot !== null
        ? `Changed a ${isSale ? 'sale' : 'lot'} of ${saved.cusip} in ${saved.portfolio}.`
        : isSale
          ? `Recorded the sale of ${money(saved.face)} of ${saved.cusip} from ${saved.portfolio}.`
          : `Added ${money(saved.face)} of ${saved.cusip} to ${saved.portfolio}.`
    if (lot === null) this.close()
    else this.list(saved.cusip, saved.portfolio)
    await Promise.all([sayDone(this.#session, said), this.#session.refresh()])
    return true
  }

  /** Removes a lot, says so, and offers to undo that. */
  async remove(lot: Lot): Promise<void> {
    const answer = await this.#session.call('holdings.remove', { id: lot.id })
    if (!answer.ok) {
      this.problem = answer.problem
      return
    }
    const { kind, cusip, face, portfolio } = answer.value
    const what = `${kind === 'sell' ? 'the sale of ' : ''}${money(face)} of ${cusip}`
    const said = `Removed ${what} from ${portfolio}.`
    await Promise.all([sayDone(this.#session, said), this.#session.refresh()])
  }
}
