/** The height of a pane and of a line in it, in pixels. */
export interface Room {
  readonly height: number
  readonly line: number
}

const USUAL: Room = { height: 600, line: 28 }
const measured = new Map<string, Room>()

/** What a table of that name measured last: one that is made anew draws the right lines at once instead of after laying out others. */
export function roomOf(name: string): Room {
  return measured.get(name) ?? USUAL
}

/** Keeps what a table measured; nothing of one without a name. */
export function keepRoom(name: string, room: Room): void {
  if (name !== '') measured.set(name, room)
}
