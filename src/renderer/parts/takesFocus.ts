import type { Attachment } from 'svelte/attachments'

/**
 * A note that asks something takes the focus to the first thing in it that can be operated as it comes; when it goes, the focus
 * returns to what had it before, where that is still there.
 */
export const takesFocus: Attachment<HTMLElement> = (note) => {
  const before = document.activeElement
  note.querySelector<HTMLElement>('select, button')?.focus()
  return () => {
    requestAnimationFrame(() => {
      const isNowhere = document.activeElement === document.body
      if (isNowhere && before instanceof HTMLElement && before.isConnected) before.focus()
    })
  }
}
