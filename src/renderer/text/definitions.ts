/** Terms of the collateral screens with their standard formulas and where these come from. */
export const DEFINITIONS: readonly { readonly term: string; readonly text: string }[] = [
  {
    term: 'SMM',
    text: 'Single monthly mortality: prepaid principal ÷ (balance before − scheduled principal). Bond Market Association, Standard Formulas, B.1.',
  },
  { term: 'CPR', text: 'Conditional prepayment rate: 1 − (1 − SMM)¹². Standard Formulas, B.2.' },
  {
    term: 'PSA',
    text: 'CPR ÷ (0.2% × the lesser of age in months and 30). Printed as a multiple: 12.2338 is 1,223% PSA. Standard Formulas, B.3.',
  },
  {
    term: 'MDR, CDR',
    text: 'Monthly default rate: balance before of the loans liquidated ÷ balance before of the pool; CDR = 1 − (1 − MDR)¹².',
  },
  {
    term: 'SDA',
    text: 'CDR as a multiple of the Standard Default Assumption: 0.02% a month up to 0.6% at month 30, falling to 0.03%. Standard Formulas, section F.',
  },
  { term: 'Severity', text: 'Realized loss ÷ balance of the loans liquidated.' },
  {
    term: 'Delinquency',
    text: 'One payment past due is 31–60 days, two are 61–90, three or more are 91 days or more; loans in foreclosure, bankruptcy or REO stand under these. Shares are of the current balance of the pool or group.',
  },
  {
    term: 'Overcollateralization',
    text: 'Balance of the pool less balance of the bonds, as the report prints it; below its target, excess interest pays principal.',
  },
  {
    term: 'Subordination below a class',
    text: 'Current balances of the principal classes of its tier that are printed after it and, where the types say which classes are mezzanine or subordinate, are of these; as a share of all principal balances of the tier. Notional amounts are left out; overcollateralization comes on top.',
  },
]

/** What is to be said of a formula as a report prints it, where it is not the standard one; null where nothing is. */
export function remarkOf({
  term,
  text,
}: {
  readonly term: string
  readonly text: string
}): string | null {
  if (/\bPSA\b/.test(term) && /(?<![\d.])0?\.02(?!\d)/.test(text)) {
    return 'Where this prints 0.02 the standard formula has 0.002, 0.2% for each month of age. The figures are checked by the standard one.'
  }
  if (/^\s*\[?\s*\(1\s*-\s*(?:SMM|MDR)/.test(text)) {
    return 'The standard formula is 1 − this product. The figures are checked by the standard one.'
  }
  return null
}
