/** What a report can be written as: the endings of its files. */
export const REPORT_FORMS = ['pdf', 'xlsx', 'csv', 'html', 'json', 'txt'] as const
export type ReportForm = (typeof REPORT_FORMS)[number]

/** What each form is called by people. */
export const FORM_NAMES: Readonly<Record<ReportForm, string>> = {
  pdf: 'PDF',
  xlsx: 'XLSX',
  csv: 'CSV',
  html: 'HTML',
  json: 'JSON',
  txt: 'Text',
}

/** The form that the ending of a file's name asks for, in capitals or not; undefined when it asks for none that there is. */
export function reportForm(file: string): ReportForm | undefined {
  const ending = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase()
  return REPORT_FORMS.find((form) => form === ending)
}

/** The pages of so many deals, and so many rows of each table, are shown on a screen at once. */
export const FEW_DEALS = 12
export const FEW_ROWS = 100
