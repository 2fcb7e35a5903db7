import { changeId } from '../options'
import type { Tools } from './tools'

/** Commands about the database itself: its journal, and undoing. */
export function addUpkeepCommands({ add, does, host }: Tools): void {
  add('journal', 'what was done when, newest first').action(
    does(async (command) => {
      const { journal } = await import('../commands/journal')
      return journal(command.optsWithGlobals(), host)
    }),
  )
  add('undo', 'undo the last import or edit, or the one with this number')
    .argument('[id]', 'the number of a change; `paydown journal` shows it', changeId)
    .option('--with-others', 'also undo the later changes that rest on it')
    .option('--dry-run', 'only say what would be undone')
    .action(
      does(async (command, id: number | undefined) => {
        const { undo } = await import('../commands/journal')
        return undo(id, command.optsWithGlobals(), host)
      }),
    )
}
