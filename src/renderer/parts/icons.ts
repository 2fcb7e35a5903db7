/** Paths of the icons, drawn in a square of 16 with strokes of 1.4. */
export const ICONS = {
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
