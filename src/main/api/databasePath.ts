import { posix, win32 } from 'node:path'

/**
 * Where the database is when nobody says otherwise: `PAYDOWN_DB`, else `%APPDATA%\Paydown` on Windows, `Library/Application
 * Support/Paydown` on macOS, `$XDG_DATA_HOME/paydown` or `~/.local/share/paydown` elsewhere.
 */
export function defaultDatabasePath(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home: string,
): string {
  const set = (name: string) => {
    const value = env[name]
    return value === undefined || value === '' ? null : value
  }
  const chosen = set('PAYDOWN_DB')
  if (chosen !== null) return chosen
  if (platform === 'win32') {
    const data = set('APPDATA') ?? win32.join(home, 'AppData', 'Roaming')
    return win32.join(data, 'Paydown', 'paydown.sqlite')
  }
  if (platform === 'darwin') {
    return posix.join(home, 'Library', 'Application Support', 'Paydown', 'paydown.sqlite')
  }
  const data = set('XDG_DATA_HOME')
  // The XDG base directory specification: a relative path there is to be ignored
  const base = data !== null && posix.isAbsolute(data) ? data : posix.join(home, '.local', 'share')
  return posix.join(base, 'paydown', 'paydown.sqlite')
}
