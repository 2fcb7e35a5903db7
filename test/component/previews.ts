import type {
  Plan,
  PlannedFile,
  PlannedReport,
  PreviewFile,
  PreviewReport,
} from '@shared/api/preview'

export function previewReport(over: Partial<PreviewReport> = {}): PreviewReport {
  return {
    title: 'Example Trust 1999-1',
    distributionDate: '1999-05-25',
    recordDate: '1999-04-30',
    revision: 'original',
    pages: 12,
    classes: ['I A-1', 'I M-1'],
    cusips: ['000000AA8'],
    loansPaidOff: 4,
    checks: { ties: 10, explained: 2, differs: 0, unknown: 0 },
    refusedRows: 0,
    unreadLines: 0,
    ...over,
  }
}

export function previewFile(over: Partial<PreviewFile> = {}): PreviewFile {
  return {
    file: 0,
    name: 'example.txt',
    bytes: 62163,
    state: 'read',
    problem: null,
    form: '8-K',
    registrant: 'Example Corp.',
    eventDate: '1999-05-25',
    reports: [previewReport()],
    ...over,
  }
}

export function plannedReport(over: Partial<PlannedReport> = {}): PlannedReport {
  return {
    deal: 'Example Trust 1999-1',
    effect: 'new',
    others: [],
    newDeal: false,
    fillsGap: false,
    joins: null,
    resembles: [],
    held: [],
    firstOf: [],
    ...over,
  }
}

export function plannedFile(over: Partial<PlannedFile> = {}): PlannedFile {
  return { file: 0, effect: 'import', problem: null, reports: [plannedReport()], ...over }
}

/** A plan of these files; the sums but the first are zero. */
export function planOf(files: readonly PlannedFile[]): Plan {
  return {
    files: [...files],
    totals: {
      imported: files.filter((file) => file.effect === 'import').length,
      distributions: 0,
      deals: 0,
      superseding: 0,
      superseded: 0,
      gaps: 0,
      known: 0,
      refused: 0,
      refusedRows: 0,
      firstOf: 0,
    },
  }
}
