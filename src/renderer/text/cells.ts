import { subjectOf } from './origins'

/**
 * The last part of a cell's path in words: `originalBalance` is `original balance`. What a report prints itself, such as the name of
 * a loan group (`ADJUSTABLE`), stays as printed.
 */
export function keyWords(key: string): string {
  if (!/^[a-z]+(?:[A-Z][a-z]*)+$/.test(key)) return key
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

/** What the parts of a class row are called in paths; their names say nothing to a reader. */
const PARTS = '(?:current|perThousand|toDate|interestDetail|accrual)'

/** A cell's name, from its path: `classes[REMIC III/B].interestDetail.optimalInterest` is `REMIC III, B optimal interest`. */
export function cellName(path: string): string {
  const [, subject, key] = new RegExp(`\\[(.*)\\]\\.(?:${PARTS}\\.)?(.+)$`).exec(path) ?? []
  return subject === undefined || key === undefined
    ? path
    : `${subjectOf(subject)} ${keyWords(key)}`
}
