import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fail, ok } from '@shared/result'
import type { Result } from '@shared/result'

const LONGEST_KEPT = 40

/**
 * Writes a file in one step: whoever reads it sees the old one or the whole new one, and the old one stays when the new one cannot be
 * written (`unwritable-file`, with the file's system error in words). Answers with its size in bytes.
 */
export async function keepFile(
  path: string,
  content: string | Uint8Array,
): Promise<Result<{ bytes: number }>> {
  const name = basename(path).slice(0, LONGEST_KEPT)
  const part = join(dirname(path), `.${name}.${randomUUID().slice(0, 8)}.part`)
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  try {
    const file = await open(part, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, path)
    return ok({ bytes: bytes.length })
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    return fail(
      'unwritable-file',
      `The report could not be written to ${path}: ${whyNot(error)}. Choose another place, or make room and write access there.`,
      { file: path },
    )
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'there is no right to write there',
  EPERM: 'there is no right to write there, or another program has it open',
  EBUSY: 'another program has it open',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is no folder',
  EISDIR: 'a folder has that name',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  ENAMETOOLONG: 'its name is too long',
}

function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error))
}
