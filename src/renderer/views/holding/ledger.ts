/** The name of the table of a holding's distributions: sums of them lead to it. */
export const LEDGER = 'Ledger of distributions'
