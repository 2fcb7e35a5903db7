import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')

interface Package {
  readonly version?: string
  readonly dependencies?: Record<string, string>
  readonly devDependencies?: Record<string, string>
  readonly optionalDependencies?: Record<string, string>
}

function read(name: string): unknown {
  return JSON.parse(fs.readFileSync(path.join(root, name), 'utf8'))
}

const manifest = read('package.json') as Package & { readonly bin: Record<string, string> }
const { packages } = read('package-lock.json') as { readonly packages: Record<string, Package> }

test('every dependency is pinned to one version, the one that the lock file has', () => {
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies }
  for (const [name, version] of Object.entries(wanted)) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/)
    expect(packages[`node_modules/${name}`]?.version, name).toBe(version)
  }
})

test('the lock file has the optional packages of every platform, so that npm ci works on each', () => {
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !(`${place}/node_modules/${name}` in packages))
      .filter((name) => !(`node_modules/${name}` in packages)),
  )
  expect(missing).toEqual([])
})

test('the lock file does not name a place where packages were fetched from', () => {
  const lock = fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')
  expect(lock).not.toContain('"resolved"')
})

test('the program of the package is the built command line', () => {
  expect(manifest.bin).toEqual({ paydown: 'out/main/cli.js' })
})
