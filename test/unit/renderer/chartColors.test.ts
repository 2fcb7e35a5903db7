import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const named = (paths: readonly string[], pattern: RegExp) =>
  new Set(
    paths.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(pattern)].map(([, name]) => name ?? ''),
    ),
  )

it('every colour that a canvas draws is registered, so that it is read resolved: a canvas ignores light-dark()', () => {
  const drawn = named(
    globSync('src/renderer/{parts/chart,text,views}/**/*.{ts,svelte}'),
    /'(--(?!size|space)[a-z0-9-]+)'/g,
  )
  const registered = named(
    ['src/renderer/styles/tokens.css'],
    /@property (--[a-z0-9-]+) \{ syntax: "<color>"/g,
  )
  expect(drawn.size).toBeGreaterThan(10)
  expect(drawn).toContain('--rule-strong')
  expect([...drawn].filter((name) => !registered.has(name))).toEqual([])
})
