/** Paths of the icons, drawn in a square of 16 with strokes of 1.4. */
export const ICONS = {
  overview: 'M2 2.5h5v5H2zM9 2.5h5v3H9zM9 7.5h5v6H9zM2 9.5h5v4H2z',
  collateral: 'M2.5 7.5L8 3l5.5 4.5M4 7v6h8V7M6.8 13V9.5h2.4V13',
  checks: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM5.3 8.2l2 2 3.5-4.2',
  custodian: 'M2 5.5h11M10.5 3l2.5 2.5L10.5 8M14 10.5H3M5.5 8L3 10.5 5.5 13',
  settings:
    'M2 4.5h7M13 4.5h1M2 11.5h1M7 11.5h7M12.8 4.5a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0zM6.8 11.5a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0z',
  find: 'M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM10.5 10.5L14 14',
  missing: 'M2 3.5h12v10H2zM2 6.5h12M5 1.8v3M11 1.8v3M6 9l4 3M10 9l-4 3',
  rising: 'M2 12l4-4 3 2.5L14 4M10.5 4H14v3.5',
  falling: 'M2 4l4.5 4.5L9 6l5 6M14 8.5V12h-3.5',
  note: 'M3 2.5h10v11H3zM5.5 6h5M5.5 9h5',
  holdings: 'M2 4h12M2 8h12M2 12h8M12 10.5l2 1.5-2 1.5',
  filings: 'M3.5 1.8h6l3 3v9.4h-9zM9.5 1.8v3h3M5.5 8h5M5.5 10.5h5',
  reports: 'M3 1.8h10v12.4H3zM5.5 11V8.5M8 11V5M10.5 11V7',
  left: 'M10 3L5 8l5 5',
  right: 'M6 3l5 5-5 5',
  down: 'M4 6l4 4 4-4',
  arrow: 'M3 8h10M9.5 4.5L13 8l-3.5 3.5',
  close: 'M4 4l8 8M12 4l-8 8',
  eye: 'M10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z',
  tick: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM5.3 8.2l2 2 3.5-4.2',
  shield: 'M8 1.8l5 2v4c0 3-2 5.3-5 6.4-3-1.1-5-3.4-5-6.4v-4z',
} as const

export type IconName = keyof typeof ICONS
