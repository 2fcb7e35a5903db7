/** The key of a class in paths and subjects: `REMIC III/A-1`, or `A` where there is no tier. */
export function classKey(row: { readonly tier: string | null; readonly class: string }): string {
  return row.tier === null ? row.class : `${row.tier}/${row.class}`
}
