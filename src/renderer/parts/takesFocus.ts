import type { Attachment } from 'svelte/attachments'

/** What had the focus before a note took it, by note. */
const before = new WeakMap<Element, HTMLElement>()

/**
 * A note that asks something takes the focus to the first thing in it that can be operated as it comes; when it goes, the focus
 * returns to what had it before, where that is still there (see `keepFocus`).
 */
export const takesFocus: Attachment<HTMLElement> = (note) => {
  const { activeElement } = document
  if (activeElement instanceof HTMLElement) before.set(note, activeElement)
  note.querySelector<HTMLElement>('select, button')?.focus()
}

/** What had the focus before the note in which something stood took it; null where that is gone, or it stood in none. */
export function hadFocusBefore(gone: Element): HTMLElement | null {
  for (let at: Element | null = gone; at !== null; at = at.parentElement) {
    const found = before.get(at)
    if (found !== undefined) return found.isConnected ? found : null
  }
  return null
}
