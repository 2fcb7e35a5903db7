import type { Statement, StatementSource } from '@shared/statement'
import { holderName, SYNTHETIC } from '../names'
import { declare, type CellKind } from './section'

interface Fact {
  readonly item: string
  readonly kind: CellKind
  readonly value: string | null
}

/** Whose report this is, its totals, and what it was made with. */
const report = declare<Fact>({
  id: 'report',
  title: 'Report',
  rows: factsOf,
  columns: [
    { head: 'Item', kind: 'text', of: (fact) => fact.item },
    { head: 'Value', kind: (fact) => fact.kind, of: (fact) => fact.value },
  ],
})

function factsOf(model: Statement): Fact[] {
  const { totals, allCash } = model
  const text = (item: string, value: string | null): Fact => ({ item, kind: 'text', value })
  const money = (item: string, value: string): Fact => ({ item, kind: 'money', value })
  const day = (item: string) => (value: string) => ({ item, kind: 'date' as const, value })
  const facts = [
    text('Report', 'Monthly holder report'),
    text('Month', model.month),
    text('Holder', model.holder),
    text('Portfolio', holderName(model)),
    text('Figures', model.synthetic === true ? SYNTHETIC : null),
    ...model.distributionDates.map(day('Distribution date')),
    ...model.recordDates.map(day('Record date')),
    text('Currency', 'US dollars'),
    money('Cash received', totals.total),
    money('Interest', totals.interest),
    money('Principal', totals.principal),
    money('Realized loss', allCash.realizedLoss),
    money('Deferred interest', allCash.deferredInterest),
    money('Original face', totals.originalFace),
    money('Current face', totals.currentFace),
    money('Cash, year to date', allCash.yearToDate),
    money('Cash, since purchase', allCash.sincePurchase),
    text('Notional amounts', 'are part of no face total'),
    text('Made with', `Paydown ${model.version}`),
    text('Made from', model.state),
    text('Fingerprint of the data', model.fingerprint),
  ]
  return facts.filter(({ value }) => value !== null)
}

const events = declare<Statement['events'][number]>({
  id: 'events',
  title: 'What happened',
  rows: (model) => model.events,
  columns: [
    { head: 'Kind', kind: 'text', of: (event) => event.kind },
    { head: 'Deal', kind: 'text', of: (event) => event.deal },
    { head: 'Subject', kind: 'text', of: (event) => event.subject },
    { head: 'What happened', kind: 'text', of: (event) => event.text },
  ],
})

const methods = declare<Statement['methods'][number]>({
  id: 'method',
  title: 'Method',
  rows: (model) => model.methods,
  columns: [
    { head: 'Term', kind: 'text', of: (method) => method.term },
    { head: 'Method', kind: 'text', of: (method) => method.text },
    { head: 'From', kind: 'text', of: (method) => method.source },
  ],
})

const ROLES: Readonly<Record<StatementSource['role'], string>> = {
  month: 'the month',
  comparison: 'comparison',
  superseded: 'nothing: superseded',
}

const sources = declare<StatementSource>({
  id: 'sources',
  title: 'Sources',
  rows: (model) => model.sources,
  columns: [
    { head: 'Filing', kind: 'text', of: (source) => source.name },
    { head: 'Used for', kind: 'text', of: (source) => ROLES[source.role] },
    { head: 'Deal', kind: 'text', of: (source) => source.deal },
    { head: 'Form', kind: 'text', of: (source) => source.form },
    { head: 'Revision', kind: 'text', of: (source) => source.revision },
    { head: 'Distribution date', kind: 'date', of: (source) => source.distributionDate },
    { head: 'Record date', kind: 'date', of: (source) => source.recordDate },
    { head: 'Accession number', kind: 'text', of: (source) => source.accessionNumber },
    { head: 'Imported', kind: 'date', of: (source) => source.importedOn },
    { head: 'Numbers corrected', kind: 'integer', of: (source) => source.corrections },
    { head: 'Superseded by', kind: 'text', of: (source) => source.supersededBy },
    { head: 'Supersedes', kind: 'text', of: (source) => source.supersedes.join('; ') },
    { head: 'SHA-256', kind: 'text', of: (source) => source.sha256 },
  ],
})

/** What stands first, and what stands last. */
export const FIRST_SECTIONS = [report]
export const LAST_SECTIONS = [events, methods, sources]
