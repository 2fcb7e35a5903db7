import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fitted, SMALLEST } from '../../../src/main/desktop/bounds'
import { parseStart } from '../../../src/main/desktop/commandLine'

describe('the arguments of a start', () => {
  const parse = (...args: string[]) => parseStart(['electron', ...args], '/home', '/home/app')

  it('name files to import and a database', () => {
    expect(parse('a.txt', '/b', '--db', 'x.sqlite', 'missing.txt')).toEqual({
      databasePath: resolve('/home/x.sqlite'),
      paths: [resolve('/home/a.txt'), resolve('/b'), resolve('/home/missing.txt')],
    })
    expect(parse('--db=/d.sqlite').databasePath).toBe(resolve('/d.sqlite'))
  })

  it('pass over Chromium’s switches and the application’s own folder', () => {
    expect(
      parse('--no-sandbox', '--inspect=0', '-r', 'loader.js', 'app', '--user-data-dir=/x'),
    ).toEqual({ databasePath: null, paths: [] })
    expect(parse('--db')).toEqual({ databasePath: null, paths: [] })
  })
})

describe('the place of the window', () => {
  const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }]

  it('is where it was, as long as it can be seen', () => {
    const there = { x: 100, y: 50, width: 1300, height: 900, maximized: false }
    expect(fitted(there, screens)).toEqual(there)
    expect(fitted({ ...there, x: 5000 }, screens)).toEqual({
      width: 1300,
      height: 900,
      maximized: false,
    })
    expect(fitted({ ...there, y: 1070 }, screens)).not.toHaveProperty('x')
  })

  it('is never smaller than the smallest window', () => {
    expect(fitted({ width: 10, height: 10, maximized: true }, screens)).toEqual({
      ...SMALLEST,
      maximized: true,
    })
  })
})
