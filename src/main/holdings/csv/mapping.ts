import { fail, ok, type Result } from '@shared/result'

/** Which column of a file is which field. */
export type Mapping = Readonly<Record<string, string>>

/** The names by which people's files call a field; compared without case, blanks and punctuation. */
export type FieldNames = Readonly<Record<string, readonly string[]>>

function keyOf(column: string): string {
  return column.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** The mapping that the columns' names speak for; a field that two columns could be is left out. */
export function proposeMapping(fields: FieldNames, columns: readonly string[]): Mapping {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, names]) => {
      const fitting = columns.filter((column) =>
        names.some((name) => keyOf(name) === keyOf(column)),
      )
      const [only] = fitting
      return only === undefined || fitting.length > 1 ? [] : [[field, only]]
    }),
  )
}

/**
 * Whether a mapping fits a file: its columns are there, no column is two fields, and every needed field has one (any of `a|b`).
 * `bad-mapping` says what is wrong and which columns there are.
 */
export function checkMapping(
  mapping: Mapping,
  fields: FieldNames,
  needed: readonly string[],
  columns: readonly string[],
): Result<Mapping> {
  const there = `Its columns are ${columns.map((column) => `“${column}”`).join(', ')}.`
  for (const [field, column] of Object.entries(mapping)) {
    if (!Object.hasOwn(fields, field)) {
      return badMapping(
        `There is no field “${field}”; the fields are ${Object.keys(fields).join(', ')}.`,
      )
    }
    if (!columns.includes(column)) {
      return badMapping(`The file has no column “${column}” for ${field}. ${there}`)
    }
  }
  const used = Object.values(mapping)
  const twice = used.find((column, at) => used.indexOf(column) !== at)
  if (twice !== undefined) return badMapping(`The column “${twice}” is named for two fields.`)
  const missing = needed.find((one) => !one.split('|').some((field) => field in mapping))
  if (missing === undefined) return ok(mapping)
  const what = missing.split('|').join(' or ')
  return badMapping(`It cannot be told which column is ${what}. ${there} Say which one it is.`)
}

function badMapping(message: string): Result<never> {
  return fail('bad-mapping', message)
}
