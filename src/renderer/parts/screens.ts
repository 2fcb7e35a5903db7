/** The screens of the rail in their order; each has an icon of its name. */
export const SCREENS = [
  { name: 'overview', title: 'Overview' },
  { name: 'holdings', title: 'Holdings' },
  { name: 'collateral', title: 'Collateral' },
  { name: 'filings', title: 'Filings' },
  { name: 'checks', title: 'Checks' },
  { name: 'reports', title: 'Reports' },
  { name: 'custodian', title: 'Custodian' },
  { name: 'settings', title: 'Settings' },
] as const

export type ScreenName = (typeof SCREENS)[number]['name']

/** Screens with nothing to show on an empty database. */
export const NEEDS_DATA: readonly ScreenName[] = ['collateral', 'checks', 'reports', 'custodian']
