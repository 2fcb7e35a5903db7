import { onlyReport, sampleText } from './filings'

/** The checks of a sample, as `id subject`, that differ when a piece of its text is changed and did not before. */
export function newlyDiffering(name: '000' | '001', place: string, changed: string): string[] {
  const text = sampleText(name)
  if (!text.includes(place)) throw new Error(`${name} does not print ${place}`)
  const differing = (one: string): string[] =>
    onlyReport(one)
      .checks.filter(({ status }) => status === 'differs')
      .map(({ id, subject }) => `${id} ${subject}`)
  const before = differing(text)
  return differing(text.replace(place, changed)).filter((check) => !before.includes(check))
}
