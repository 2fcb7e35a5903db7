/** What names a label row: the report, its section, the sub-heading if there is one, and the label. */
export interface LineName {
  readonly report: string
  readonly section: string
  readonly heading: string | null
  readonly label: string
}

/** Gives label rows their paths, in the order of the report: a name that comes again gets `#2`, `#3` … */
export class LinePaths {
  private readonly times = new Map<string, number>()

  /** `lines[Collection Account Report/PRINCIPAL - COLLECTIONS/Curtailments]` */
  next({ report, section, heading, label }: LineName): string {
    const under = heading === null ? '' : `${heading}/`
    const name = `${report}/${section}/${under}${label}`
    const count = (this.times.get(name) ?? 0) + 1
    this.times.set(name, count)
    return `lines[${count === 1 ? name : `${name}#${count}`}]`
  }
}
