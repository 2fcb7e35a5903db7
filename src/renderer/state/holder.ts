const KEY = 'paydown.holder'

/** The name that stands on reports, as it was given last; empty where none was. */
export function keptHolder(): string {
  try {
    return localStorage.getItem(KEY) ?? ''
  } catch {
    return ''
  }
}

/** Keeps a name for the next start too. */
export function keepHolder(name: string): void {
  try {
    localStorage.setItem(KEY, name)
  } catch {
    // A profile that cannot be written to: the name holds until the window closes
  }
}
