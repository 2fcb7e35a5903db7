import BetterSqlite3 from 'better-sqlite3'
import type { Problem } from '@shared/result'

/** The problem behind an error of SQLite or of the file system, with a sentence for people; null when it is none of those but a bug. */
export function storeProblem(error: unknown, path: string): Problem | null {
  const code = codeOf(error)
  const known = KNOWN.find(([pattern]) => pattern.test(code))
  if (known === undefined) return null
  const [, name, sentence] = known
  return { code: name, message: sentence.replaceAll('{path}', path) }
}

function codeOf(error: unknown): string {
  if (error instanceof BetterSqlite3.SqliteError) return error.code
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return ''
}

const KNOWN: readonly (readonly [code: RegExp, name: string, sentence: string])[] = [
  [
    /^SQLITE_(BUSY|LOCKED)/,
    'database-busy',
    'Another program kept the database {path} busy for too long. Wait until it has finished, then try again.',
  ],
  [
    /^SQLITE_FULL|^ENOSPC$/,
    'disk-full',
    'There is no room left on the disk of the database {path}. Nothing was changed; free some space, then try again.',
  ],
  [
    /^SQLITE_(READONLY|PERM|AUTH)|^(EACCES|EPERM|EROFS)$/,
    'no-permission',
    'Paydown may not write to the database {path}. Give yourself permission for the file and its folder, or choose another file.',
  ],
  [
    /^SQLITE_NOTADB/,
    'not-a-database',
    '{path} is not a Paydown database. It was left as it is; choose another file.',
  ],
  [
    /^SQLITE_CORRUPT/,
    'database-damaged',
    'The database {path} is damaged. Nothing was changed; put a backup in its place.',
  ],
  [
    /^SQLITE_CANTOPEN|^(ENOENT|ENOTDIR|EISDIR|EEXIST|ENAMETOOLONG|EINVAL|ELOOP)$/,
    'cannot-open',
    'The database {path} cannot be opened or made there. Look whether its folder exists and is a folder, or choose another file.',
  ],
  [
    /^SQLITE_IOERR|^EIO$/,
    'disk-error',
    'The disk reported an error at the database {path}. Nothing was changed; check the disk, then try again.',
  ],
]
