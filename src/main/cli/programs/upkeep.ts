import { changeId } from '../options'
import type { Tools } from './tools'

/** Commands about the database itself: its journal, undoing, copies, verifying. */
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
  add('redo', 'bring back what was undone last, as long as nothing was changed since').action(
    does(async (command) => {
      const { redo } = await import('../commands/journal')
      return redo(command.optsWithGlobals(), host)
    }),
  )

  add('backup', 'copy the database to a file, and verify the copy')
    .argument('<file>', 'the copy')
    .option('--force', 'replace a file that is there')
    .action(
      does(async (command, file: string) => {
        const { backup } = await import('../commands/backup')
        return backup(file, command.optsWithGlobals(), host)
      }),
    )
  add('restore', 'put a copy in the place of the database; what it replaces is put aside')
    .argument('<file>', 'a copy that `paydown backup` or a daily backup made')
    .action(
      does(async (command, file: string) => {
        const { restore } = await import('../commands/backup')
        return restore(file, command.optsWithGlobals(), host)
      }),
    )
  const corrections = add('corrections', 'numbers of reports that a person put right')
  add('list', 'list them', corrections).action(
    does(async (command) => {
      const { listCorrections } = await import('../commands/corrections')
      return listCorrections(command.optsWithGlobals(), host)
    }),
  )
  add('add', 'put a number right', corrections)
    .argument('<filing>', 'the number of the filing; `paydown filings list` shows it', changeId)
    .argument('<path>', 'the cell, as `paydown extract --cells` prints it')
    .argument('[number]', 'what counts instead; a blank cell without')
    .requiredOption('--author <name>', 'who puts it right')
    .requiredOption('--note <text>', 'why')
    .option('--report <number>', 'which report of the filing, from 1', changeId)
    .action(
      does(async (command, filing: number, cell: string, number: string | undefined) => {
        const { addCorrection } = await import('../commands/corrections')
        return addCorrection({ filing, cell, number }, command.optsWithGlobals(), host)
      }),
    )
  add('remove', 'take a correction back', corrections)
    .argument('<id>', 'its number', changeId)
    .action(
      does(async (command, id: number) => {
        const { removeCorrection } = await import('../commands/corrections')
        return removeCorrection(id, command.optsWithGlobals(), host)
      }),
    )
  add('problem-report', 'a file that is not read as it should be, names and numbers scrambled')
    .argument('<file>', 'the filing')
    .option('--out <file>', 'the file to write; on the terminal without')
    .action(
      does(async (command, file: string) => {
        const { problemReport } = await import('../commands/problemReport')
        return problemReport(file, command.optsWithGlobals(), host)
      }),
    )
  add('check', 'verify the database and all that is derived in it').action(
    does(async (command) => {
      const { check } = await import('../commands/backup')
      return check(command.optsWithGlobals(), host)
    }),
  )
}
