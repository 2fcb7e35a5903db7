import { Markup, html } from '../markup'

/** How a part is told from its neighbours without colour. */
export type Fill = 'dark' | 'grey' | 'pale' | 'light' | 'black' | 'white' | 'hatch' | 'dots'

const GREYS: Readonly<Record<Exclude<Fill, 'hatch' | 'dots'>, string>> = {
  dark: '#5a5a5a',
  grey: '#777777',
  pale: '#b4b4b4',
  light: '#e4e4e4',
  black: '#000000',
  white: '#ffffff',
}

/** What a shape of a chart is filled with; patterns are those of the chart's own `patterns`. */
export function fillOf(fill: Fill, chart: string): string {
  return fill === 'hatch' || fill === 'dots' ? `url(#${chart}-${fill})` : GREYS[fill]
}

/** The patterns a chart fills with, under names of its own. */
export function patterns(chart: string, fills: readonly Fill[]): Markup | null {
  const used = (['hatch', 'dots'] as const).filter((fill) => fills.includes(fill))
  if (used.length === 0) return null
  return html`<defs>${used.map((fill) => PATTERNS[fill](`${chart}-${fill}`))}</defs>`
}

const PATTERNS = {
  hatch: (id: string) =>
    html`<pattern
      id="${id}"
      width="3"
      height="3"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
      ><rect width="3" height="3" fill="#ffffff" /><path
        d="M0 0V3"
        stroke="#000000"
        stroke-width="1.3"
    /></pattern>`,
  dots: (id: string) =>
    html`<pattern id="${id}" width="3" height="3" patternUnits="userSpaceOnUse"
      ><rect width="3" height="3" fill="#ffffff" /><circle cx="1.5" cy="1.5" r="0.8" fill="#000000"
    /></pattern>`,
}

/** The parts of a chart by name, as they lie in it. */
export function legend(
  chart: string,
  parts: readonly { readonly name: string; readonly fill: Fill }[],
): Markup {
  return html`<p class="legend">
    ${parts.map(
      ({ name, fill }, i) =>
        html`<span
          ><svg viewBox="0 0 9 9" aria-hidden="true">
            ${patterns(`${chart}-key${i}`, [fill])}
            <rect
              x="0.5"
              y="0.5"
              width="8"
              height="8"
              fill="${fillOf(fill, `${chart}-key${i}`)}"
              stroke="#000000"
              stroke-width="0.6"
            /></svg
          >${name}</span
        > `,
    )}
  </p>`
}
