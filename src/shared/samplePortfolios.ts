/** What comes with Paydown to try it: the sample filings, or the deal of generated months; each is held in a portfolio of its own. */
export type SampleName = 'sample' | 'synthetic'

/** The portfolio that each is held in. */
export const SAMPLE_PORTFOLIOS: Readonly<Record<SampleName, string>> = {
  sample: 'Sample',
  synthetic: 'Synthetic',
}
