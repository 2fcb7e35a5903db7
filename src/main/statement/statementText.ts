import { longDate, longMonth } from '@shared/dates'
import type { Statement, StatementDeal, StatementRow, StatementSums } from '@shared/statement'
import { amount, face, factor, figure, heldFace, rate, STATUS_WORDS, tieStatus } from './format'
import { holderName, shownFingerprint, SYNTHETIC } from './names'
import { custodianText, healthOfDeal, lotsText } from './textDeals'
import { fold, TEXT_WIDTH, textTable } from './textTable'
import type { TextColumn } from './textTable'

/** The report for a terminal: at most 100 columns, numbers aligned, in the order of the printed one; ends with a line break. */
export function statementText(model: Statement): string {
  const blocks = [
    title(model),
    ...holdings(model),
    faces(model),
    cash(model),
    custodianText(model),
    lotsText(model),
    ...model.deals.map(healthOfDeal),
    ...model.deals.map(checks),
    events(model),
    sources(model),
  ]
  const lines = blocks.filter((block) => block.length > 0).flatMap((block) => [...block, ''])
  return `${lines.map(printable).join('\n').trimEnd()}\n`
}

function title(model: Statement): string[] {
  const { totals } = model
  const facts: [string, string][] = [
    ['Holder', model.holder ?? ''],
    ['Portfolio', holderName(model)],
    ['Distribution', model.distributionDates.map(longDate).join(', ')],
    ['Record date', model.recordDates.map(longDate).join(', ')],
  ]
  const figures: [string, string][] = [
    ['Cash received', amount(totals.total)],
    ['Interest', amount(totals.interest)],
    ['Principal', amount(totals.principal)],
    ['Original face', face(totals.originalFace)],
    ['Current face', face(totals.currentFace)],
  ]
  const widest = Math.max(...figures.map(([, shown]) => shown.length))
  return [
    `Monthly holder report, ${longMonth(model.month)}`,
    '',
    ...facts
      .filter(([, fact]) => fact !== '')
      .flatMap(([name, fact]) =>
        fold(fact, TEXT_WIDTH - 16).map((part, i) => (i === 0 ? name : '').padEnd(16) + part),
      ),
    '',
    ...figures.map(([name, shown]) => name.padEnd(16) + shown.padStart(widest)),
    '',
    ...(model.synthetic === true ? [SYNTHETIC] : []),
    'In US dollars. Notional amounts are not part of any face total.',
  ]
}

function text(head: string, cells: readonly string[], most?: number): TextColumn {
  return most === undefined ? { head, kind: 'text', cells } : { head, kind: 'text', cells, most }
}

function num(head: string, cells: readonly string[]): TextColumn {
  return { head, kind: 'num', cells }
}

function holdings(model: Statement): string[][] {
  return [
    ...group('PRINCIPAL CLASSES', model.principalRows, model.principalSums),
    ...group('NOTIONAL CLASSES', model.notionalRows, model.notionalSums),
    ...(model.otherRows.length === 0 ? [] : [withoutReport(model)]),
  ]
}

function group(name: string, rows: readonly StatementRow[], sums: StatementSums): string[][] {
  if (rows.length === 0) return []
  const column = (of: (row: StatementRow) => string) => rows.map(of)
  const table = textTable(
    [
      text('CUSIP', [...column((row) => row.cusip), 'Total']),
      text('Class', [...column((row) => row.class ?? ''), ''], 8),
      num('Original face', [
        ...column((row) => heldFace(row, row.originalFace)),
        face(sums.originalFace),
      ]),
      num('Factor', [...column((row) => factor(row.factorAfter)), '']),
      num('Current face', [...column((row) => amount(row.currentFace)), amount(sums.currentFace)]),
      num('Interest', [...column((row) => amount(row.interest)), amount(sums.interest)]),
      num('Principal', [...column((row) => amount(row.principal)), amount(sums.principal)]),
    ],
    1,
  )
  return [[name, ...table]]
}

function withoutReport(model: Statement): string[] {
  const rows = model.otherRows
  return [
    `NO REPORT FOR ${longMonth(model.month).toUpperCase()}`,
    ...textTable([
      text(
        'CUSIP',
        rows.map((row) => row.cusip),
      ),
      text(
        'Class',
        rows.map((row) => row.class ?? ''),
        8,
      ),
      text(
        'Deal',
        rows.map((row) => row.deal ?? ''),
        24,
      ),
      num(
        'Original face',
        rows.map((row) => heldFace(row, row.originalFace)),
      ),
      num(
        'Last face',
        rows.map((row) => amount(row.currentFace)),
      ),
      text(
        'As of',
        rows.map((row) => row.position.asOfDistribution ?? 'no report'),
      ),
    ]),
  ]
}

function faces(model: Statement): string[] {
  const rows = model.principalRows.filter((row) => row.computedFace !== null)
  if (rows.length === 0) return []
  const ties: (StatementRow | StatementSums)[] = [...rows, model.principalSums]
  return [
    'TIE-OUT OF THE FACES: opening - principal - loss + deferred = computed, against closing',
    ...textTable(
      [
        text('CUSIP', [...rows.map((row) => row.cusip), 'Total']),
        num(
          'Opening',
          ties.map((tie) => amount(tie.faceBefore)),
        ),
        num(
          'Loss',
          ties.map((tie) => amount(tie.realizedLoss)),
        ),
        num(
          'Deferred',
          ties.map((tie) => amount(tie.deferredInterest)),
        ),
        num(
          'Computed',
          ties.map((tie) => amount(tie.computedFace)),
        ),
        num(
          'Closing',
          ties.map((tie) => amount(tie.faceAfter)),
        ),
        num(
          'Difference',
          ties.map((tie) => amount(tie.faceDifference)),
        ),
        text(
          'Result',
          ties.map((tie) => tieStatus(tie).word),
        ),
      ],
      1,
    ),
  ]
}

function cash(model: Statement): string[] {
  const rows = [...model.principalRows, ...model.notionalRows]
  if (rows.length === 0) return []
  return [
    `TIE-OUT OF THE CASH: held on the record date × the report’s factors per $1,000${model.custodian.received === null ? '; no custodian file' : ''}`,
    ...textTable(
      [
        text('CUSIP', [...rows.map((row) => row.cusip), 'All cash']),
        num('Held', [...rows.map((row) => heldFace(row, row.entitledFace)), '']),
        num('Rate, %', [...rows.map((row) => rate(row.rate)), '']),
        num('Interest', [...rows.map((row) => amount(row.interestPerThousand)), '']),
        num('Principal', [...rows.map((row) => amount(row.principalPerThousand)), '']),
        num('Expected', [...rows.map((row) => amount(row.total)), amount(model.allCash.total)]),
      ],
      1,
    ),
  ]
}

function checks(deal: StatementDeal): string[] {
  const list = deal.checks
  const head = [
    ...fold(`CHECKS: ${deal.deal}, ${longDate(deal.distributionDate)}`, TEXT_WIDTH),
    `${String(deal.checksTied)} tie${list.length === 0 ? '; none differs or is unknown.' : `, ${String(list.length)} do not:`}`,
  ]
  return [
    ...head,
    ...list.flatMap((check) => [
      ...fold(
        `${STATUS_WORDS[check.status].padEnd(10)}${check.subject}: ${check.sentence}`,
        TEXT_WIDTH - 2,
      ).map(indent(2)),
      ...fold(
        [
          ['left', check.left],
          ['right', check.right],
          ['difference', check.difference],
          ['tolerance', check.tolerance],
        ]
          .flatMap(([name, value]) => (value == null ? [] : [`${name ?? ''} ${figure(value)}`]))
          .join('  '),
        TEXT_WIDTH - 12,
      )
        .filter((line) => line !== '')
        .map(indent(12)),
      ...(check.explanation === null
        ? []
        : fold(`explained by: ${check.explanation.text}`, TEXT_WIDTH - 12).map(indent(12))),
    ]),
  ]
}

function events(model: Statement): string[] {
  if (model.events.length === 0) return []
  return [
    'WHAT HAPPENED',
    ...textTable([
      text(
        'Subject',
        model.events.map((event) => event.subject),
        30,
      ),
      text(
        '',
        model.events.map((event) => event.text),
        TEXT_WIDTH - 32,
      ),
    ]).slice(2),
  ]
}

function sources(model: Statement): string[] {
  return [
    'SOURCES',
    ...model.sources.flatMap((source) => [
      ...fold(
        `${source.name}: ${source.deal}, ${source.distributionDate}, ${source.form ?? 'form not in the file'}, ${source.revision}`,
        TEXT_WIDTH,
      ),
      `  SHA-256 ${source.sha256}`,
      ...(source.supersededBy === null
        ? []
        : fold(`  Not used: superseded by ${source.supersededBy}.`, TEXT_WIDTH)),
    ]),
    ...fold(
      `Paydown ${model.version}: ${model.state}. Fingerprint of the data: ${shownFingerprint(model)}.`,
      TEXT_WIDTH,
    ),
  ]
}

function indent(columns: number): (line: string) => string {
  return (line) => ' '.repeat(columns) + line
}

/** Without the characters that would move a terminal's cursor or change its colours. */
function printable(line: string): string {
  return line.replace(CONTROL, '\uFFFD')
}

// eslint-disable-next-line no-control-regex -- these are the characters that must not reach a terminal
const CONTROL = /[\u0000-\u001F\u007F-\u009F]/g
