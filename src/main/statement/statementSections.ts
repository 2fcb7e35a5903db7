import type { Statement } from '@shared/statement'
import { DEAL_SECTIONS } from './sections/deals'
import { HEALTH_SECTIONS } from './sections/health'
import { HOLDING_SECTIONS } from './sections/holdings'
import { FIRST_SECTIONS, LAST_SECTIONS } from './sections/notes'
import type { Section } from './sections/section'

const SECTIONS = [
  ...FIRST_SECTIONS,
  ...HOLDING_SECTIONS,
  ...DEAL_SECTIONS,
  ...HEALTH_SECTIONS,
  ...LAST_SECTIONS,
]

/**
 * The report as named tables of typed columns, in the order of the printed one: what CSV and XLSX are written from. A part of the
 * model that has nothing to show has no section.
 */
export function statementSections(model: Statement): Section[] {
  return SECTIONS.flatMap((make) => make(model) ?? [])
}
