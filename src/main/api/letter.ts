import type { Args, Reply } from '@shared/api'
import type { CashBreak } from '@shared/api/custodian'
import { isIsoDate } from '@shared/dates'
import { fail, ok, type Result } from '@shared/result'
import { sumAccounts } from '../holdings/positions'
import { letterText, type Claim } from '../holdings/letter'
import { decode } from '../filing/decode'
import { physicalLines } from '../filing/logicalLines'
import { classHistory, type StoredClass } from '../store/classHistory'
import { distributionsOf } from '../store/distributions'
import { filingBytes } from '../store/filings'
import { classKey } from '@shared/report'
import type { EngineContext } from './context'
import { breaksOf } from './breaks'
import { storedReport } from './filings'
import { checkScope } from './held'
import { today } from './holdings'

/** The letter that claims the breaks chosen, and its claims as data. */
export async function letterOf(
  context: EngineContext,
  args: Args<'custodian.letter'>,
): Promise<Result<Reply<'custodian.letter'>>> {
  const { database } = context
  const { date = today(context), to = null, holder = null, cusip, payDate, ...scope } = args
  if (!isIsoDate(date)) {
    return fail('bad-date', `${date} is not a day of the calendar. Write it as 2002-09-30.`)
  }
  const found = database.read(() => {
    const inScope = checkScope(database, scope)
    if (!inScope.ok) return inScope
    const { portfolio, account } = inScope.value
    return ok(
      breaksOf(database, date).filter(
        (one) =>
          (portfolio === null || one.portfolio === portfolio) &&
          (account === null || one.account === account) &&
          (cusip === undefined || one.cusip === cusip) &&
          (payDate === undefined || one.date === payDate),
      ),
    )
  })
  if (!found.ok) return found
  const claims: Claim[] = []
  for (const one of found.value) {
    const claim = await claimOf(context, one)
    if (!claim.ok) return claim
    claims.push(claim.value)
  }
  return ok({ text: letterText({ date, to, holder }, claims), claims: claims.map(asData) })
}

function asData(claim: Claim): Reply<'custodian.letter'>['claims'][number] {
  const { source } = claim
  return {
    ...claim,
    receipts: [...claim.receipts],
    source:
      source === null ? null : { ...source, lines: source.lines.map((line) => ({ ...line })) },
  }
}

async function claimOf(context: EngineContext, one: CashBreak): Promise<Result<Claim>> {
  const { database } = context
  const { cusip, date, portfolio, account, expected, received, difference, age, sentence } = one
  const known = database.read(() => {
    const row = classHistory(database, cusip, { from: date, to: date }).at(-1)
    const scope = { portfolio: portfolio ?? undefined, account: account ?? undefined }
    const paid = row === undefined ? [] : distributionsOf(database, scope, cusip)
    return { row, held: row === undefined ? null : sumAccounts(paid, row.source).entitledFace }
  })
  const { row } = known
  const source = row === undefined ? ok(null) : await sourceOf(context, row)
  if (!source.ok) return source
  return ok({
    cusip,
    deal: row?.deal ?? null,
    class: row?.class ?? null,
    date,
    recordDate: row?.recordDate ?? null,
    portfolio,
    account,
    face: known.held,
    interestPerThousand: row?.interestFactor ?? null,
    principalPerThousand: row?.principalFactor ?? null,
    expected,
    received,
    difference,
    age,
    sentence,
    receipts: one.sources,
    source: source.value,
    byHand: row !== undefined && row.place === null,
  })
}

/** The printed lines in which the class's factors stand. */
async function sourceOf(
  context: EngineContext,
  row: StoredClass,
): Promise<Result<Claim['source']>> {
  const { place, tier, class: name } = row
  if (place === null || name === null) return ok(null)
  const stored = storedReport(context, place)
  if (!stored.ok) return stored
  const { source, filing } = stored.value
  const bytes = filingBytes(context.database, place.filingId)
  if (!bytes.ok) return bytes
  const text = decode(source.name, bytes.value)
  if (!text.ok) return text
  const { cells } = await context.reader.extract(source.name, bytes.value)
  const start = `classes[${classKey({ tier, class: name })}].perThousand.`
  const numbers = new Set(
    (cells[place.reportIndex] ?? [])
      .filter((cell) => cell.path.startsWith(start))
      .flatMap((cell) => cell.spans.map(([line]) => line)),
  )
  const lines = physicalLines(text.value).filter((line) => numbers.has(line.number))
  return ok({
    name: source.name,
    sha256: source.sha256,
    accessionNumber: filing.accessionNumber,
    lines,
  })
}
