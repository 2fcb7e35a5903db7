import type { TrusteeReport } from '@shared/report'
import type { LogicalLine } from '../../../filing/logicalLines'
import type { Claims } from '../../../reading/claims'
import { textOf, type Vocabulary } from '../../../reading/freeText'
import { LinePaths } from '@shared/linePaths'
import type { Token } from '../../../reading/tokens'
import type { Page } from '../pages'

/** What the sections of a report are read into; the parts of a report that follow its payment tables. */
export type SectionParts = Pick<
  TrusteeReport,
  | 'groups'
  | 'lines'
  | 'delinquency'
  | 'prepaidLoans'
  | 'liquidatedLoans'
  | 'reoLoans'
  | 'notes'
  | 'methodology'
  | 'captions'
  | 'blankSections'
  | 'refused'
>

// PSA Avg since Cut-Off  by Groups                                            Total PSA Avg since Cut-Off
/** As many blanks stand within a title; titles side by side are further apart. */
const WIDE_BLANK = 2

/** Collects what the readers of the sections find, and claims it. */
export class Draft {
  readonly parts: SectionParts = {
    groups: [],
    lines: [],
    delinquency: [],
    prepaidLoans: [],
    liquidatedLoans: [],
    reoLoans: [],
    notes: [],
    methodology: [],
    captions: [],
    blankSections: [],
    refused: [],
  }
  readonly linePaths = new LinePaths()

  constructor(
    readonly claims: Claims,
    readonly vocabulary: Vocabulary,
  ) {}

  text(tokens: readonly Token[]): string {
    return textOf(tokens, this.vocabulary)
  }

  /** A note of a report; a line that goes on with the last note is added to it. */
  note(report: string, tokens: readonly Token[], goesOn: boolean): void {
    const last = this.parts.notes.at(-1)
    const path = `notes[${this.parts.notes.length + (goesOn ? 0 : 1)}].text`
    this.claims.cell(path, tokens)
    if (goesOn && last !== undefined) last.text = joined(last.text, tokens, this.vocabulary)
    else this.parts.notes.push({ report, text: this.text(tokens) })
  }

  /** Titles of charts, and their legends; several stand side by side. */
  caption(line: LogicalLine, segments: readonly (readonly Token[])[]): void {
    this.claims.lines(line)
    const { captions } = this.parts
    for (const [i, segment] of segments.entries()) {
      const goesOn = i > 0 && segment[0]?.joint === 'blank' && segment[0].gap === WIDE_BLANK
      if (goesOn) captions.push(`${captions.pop() ?? ''} ${this.text(segment)}`)
      else captions.push(this.text(segment))
    }
  }

  /** A row that cannot be read with certainty; the rest of the report stands. */
  refuse(line: LogicalLine, section: string, message: string): void {
    this.claims.lines(line)
    this.parts.refused.push({ line: line.line, section, code: 'unreadable-row', message })
  }
}

/** A sentence and a line that goes on with it; one that begins in the first column lost the sign of its fold, so no blank. */
function joined(before: string, tokens: readonly Token[], vocabulary: Vocabulary): string {
  return `${before}${tokens[0]?.column === 1 ? '' : ' '}${textOf(tokens, vocabulary)}`
}

/** Whether the whole line says that a section has nothing in it. */
export function isBlankNotice(line: LogicalLine): boolean {
  return /^SPACEINTENTIONALLYLEFTBLANK$/i.test(line.compact)
}

/** Whether a line begins a note. */
export function isNote(line: LogicalLine): boolean {
  return /^Note:/i.test(line.compact)
}

/** The 1-based column of a token as before the line was folded. */
export function columnOf(token: Token, { widths }: Vocabulary): number {
  return token.piece === 0
    ? token.column
    : widths[0] + (token.piece - 1) * widths[1] + token.column - 1
}

/** `Prepayment Report  -  Voluntary Prepayments` under the title says no more than the title. */
export function withoutSubtitle(page: Page, draft: Draft): readonly LogicalLine[] {
  const [first, ...rest] = page.body
  if (first === undefined || !first.compact.startsWith(`${page.report.replace(/\s/g, '')}-`))
    return page.body
  draft.claims.lines(first)
  return rest
}
