import { createContext } from 'svelte'
import type { Session } from './session.svelte'

/** The session of the window, for every view and part below the frame. */
export const [getSession, setSession] = createContext<Session>()

/** Names what an effect runs again for, besides what it reads itself. */
export function dependOn(...values: readonly unknown[]): void {
  // Reading the values to pass them is what counts
  values.at(0)
}
