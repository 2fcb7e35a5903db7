import { expect, it } from 'vitest'
import { defaultDatabasePath } from '../../../src/main/api/databasePath'

it.each([
  [{}, 'linux', '/home/a', '/home/a/.local/share/paydown/paydown.sqlite'],
  [{ XDG_DATA_HOME: '/data' }, 'linux', '/home/a', '/data/paydown/paydown.sqlite'],
  [{ XDG_DATA_HOME: 'data' }, 'linux', '/home/a', '/home/a/.local/share/paydown/paydown.sqlite'],
  [{ XDG_DATA_HOME: '' }, 'linux', '/home/a', '/home/a/.local/share/paydown/paydown.sqlite'],
  [
    { XDG_DATA_HOME: '/data' },
    'darwin',
    '/Users/a',
    '/Users/a/Library/Application Support/Paydown/paydown.sqlite',
  ],
  [{ APPDATA: 'C:\\Data' }, 'win32', 'C:\\Users\\a', 'C:\\Data\\Paydown\\paydown.sqlite'],
  [{}, 'win32', 'C:\\Users\\a', 'C:\\Users\\a\\AppData\\Roaming\\Paydown\\paydown.sqlite'],
  [
    { PAYDOWN_DB: '/else/where.sqlite', APPDATA: 'C:\\Data' },
    'win32',
    'C:\\',
    '/else/where.sqlite',
  ],
] as const)('with %j on %s', (env, platform, home, path) => {
  expect(defaultDatabasePath(env, platform, home)).toBe(path)
})
