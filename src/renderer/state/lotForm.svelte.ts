import type { Lot, LotDraft } from '@shared/api/holdings'
import type { Problem } from '@shared/result'
import { money } from '../text/figures'
import type { Session } from './session.svelte'
import { sayDone } from './undo'

export type LotField = 'cusip' | 'face' | 'portfolio' | 'account' | 'settle' | 'price' | 'note'

const FIELDS: Readonly<Record<string, LotField>> = {
  'bad-cusip': 'cusip',
  'bad-face': 'face',
  'bad-date': 'settle',
  'bad-price': 'price',
  'bad-note': 'note',
}

/** The field a problem of a lot belongs to, by its code; null where it belongs to the whole form. */
export function fieldOf(problem: Problem): LotField | null {
  if (problem.code === 'bad-name') {
    return problem.message.includes('account') ? 'account' : 'portfolio'
  }
  return FIELDS[problem.code] ?? null
}

const EMPTY: Readonly<Record<LotField, string>> = {
  cusip: '',
  face: '',
  portfolio: '',
  account: '',
  settle: '',
  price: '',
  note: '',
}

/** The pane in which lots are added, edited and removed. */
export class LotForm {
  /** `lots` lists the lots of a CUSIP of a portfolio; `form` is the form, on a lot or on none. */
  mode = $state<'closed' | 'lots' | 'form'>('closed')
  cusip = $state<string | null>(null)
  portfolio = $state<string | null>(null)
  lot = $state.raw<Lot | null>(null)
  values = $state<Record<LotField, string>>({ ...EMPTY })
  problem = $state.raw<Problem | null>(null)
  busy = $state(false)
  readonly field = $derived(this.problem === null ? null : fieldOf(this.problem))
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  add(cusip = ''): void {
    this.#show(null, {
      ...EMPTY,
      cusip,
      portfolio: this.#session.portfolio ?? this.#session.portfolios[0] ?? 'Main',
    })
  }

  edit(lot: Lot): void {
    this.#show(lot, {
      cusip: lot.cusip,
      face: lot.face,
      portfolio: lot.portfolio,
      account: lot.account ?? '',
      settle: lot.settle ?? '',
      price: lot.price ?? '',
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

  #show(lot: Lot | null, values: Record<LotField, string>): void {
    this.mode = 'form'
    this.lot = lot
    this.values = values
    this.problem = null
  }

  #draft(): LotDraft {
    const text = (field: LotField) => this.values[field].trim()
    const optional = (field: LotField) => (text(field) === '' ? null : text(field))
    return {
      cusip: text('cusip'),
      face: text('face'),
      ...(text('portfolio') === '' ? {} : { portfolio: text('portfolio') }),
      account: optional('account'),
      settle: optional('settle'),
      price: optional('price'),
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
    const saved = answer.value
    const said =
      lot === null
        ? `Added ${money(saved.face)} of ${saved.cusip} to ${saved.portfolio}.`
        : `Changed a lot of ${saved.cusip} in ${saved.portfolio}.`
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
    const { cusip, face, portfolio } = answer.value
    const said = `Removed ${money(face)} of ${cusip} from ${portfolio}.`
    await Promise.all([sayDone(this.#session, said), this.#session.refresh()])
  }
}
