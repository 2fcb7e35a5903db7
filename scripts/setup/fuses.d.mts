/** Sets all fuses of a program; `inspect` leaves the one on by which tests drive it. */
export function setFuses(program: string, change?: { readonly inspect?: boolean }): Promise<void>

/** The fuses of a program as they are, by name. */
export function fusesOf(program: string): Promise<Record<string, boolean>>
