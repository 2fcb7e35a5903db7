import { asPrinted, MINUS } from './figures'

/** A decimal with a point or with separated thousands, as the engine writes it; no part of a name, a date or a range. */
const FIGURE =
  /(?<![\p{L}\d.,/–-])[-−]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)(?![\p{L}\d/–-]|[.,]\d)/gu

/** A sentence of the engine with its figures written as all others on the screen: thousands apart, a true minus, the signs that a person chose. */
export function withFigures(sentence: string): string {
  return sentence.replace(FIGURE, (figure) =>
    asPrinted(figure.replaceAll(',', '').replace(MINUS, '-')),
  )
}
