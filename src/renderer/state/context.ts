import { createContext, untrack } from 'svelte'
import type { Begin, Session } from './session.svelte'

/** The session of the window, for every view and part below the frame. */
export const [getSession, setSession] = createContext<Session>()

/** Gives `N` a meaning for as long as a view is shown. Call it in an effect, and give back what it returns. */
export function takeNext(session: Session, next: () => void): () => void {
  session.next.push(next)
  return () => {
    session.next.splice(session.next.indexOf(next), 1)
  }
}

/** Gives `E` a meaning for as long as a check is shown. Call it in an effect, and give back what it returns. */
export function takeNoting(session: Session, note: () => void): () => void {
  session.noting.push(note)
  return () => {
    session.noting.splice(session.noting.indexOf(note), 1)
  }
}

/** Begins what the screen was opened for, where it is one of these; once. Call it in an effect. */
export function takeBegin(
  session: Session,
  ways: Readonly<Partial<Record<Begin, () => void>>>,
): void {
  const begin = session.begin === null ? undefined : ways[session.begin]
  if (begin === undefined) return
  untrack(() => {
    session.begin = null
    begin()
  })
}

/** Names what an effect runs again for, besides what it reads itself. */
export function dependOn(...values: readonly unknown[]): void {
  // Reading the values to pass them is what counts
  values.at(0)
}
