import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filingDocumentSchema, type FilingDocument } from '@shared/report'
import { paydown, samples } from './support'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paydown-extract-'))
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** Root may read everything: for the time of the work this process is somebody else then. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.geteuid?.() === 0
  if (isRoot) process.seteuid?.(65534)
  try {
    return await work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}

function documents(out: string): FilingDocument[] {
  expect(out.endsWith('\n')).toBe(true)
  return out
    .slice(0, -1)
    .split('\n')
    .map((line) => filingDocumentSchema.parse(JSON.parse(line)))
}

test('prints one line of JSON a filing, in the order given', async () => {
  const given = samples.toReversed()
  const { code, out, err } = await paydown(['extract', ...given])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const found = documents(out)
  expect(found.map((each) => each.status)).toEqual(['read', 'read'])
  expect(found.map((each) => each.source.sha256)).toEqual(
    given.map((each) => createHash('sha256').update(readFileSync(each)).digest('hex')),
  )
})

test('--json changes nothing, for it is JSON already', async () => {
  const plain = await paydown(['extract', samples[1]!])
  expect(await paydown(['extract', '--json', samples[1]!])).toEqual(plain)
  expect(await paydown(['--json', 'extract', samples[1]!])).toEqual(plain)
})

describe('a filing that is refused', () => {
  test('stands in its place, says why on stderr, and ends with 1', async () => {
    const empty = file('empty.txt', '')
    const { code, out, err } = await paydown(['extract', empty, samples[1]!])
    expect(code).toBe(1)
    expect(documents(out).map((each) => each.status)).toEqual(['refused', 'read'])
    expect(err).toContain('empty.txt')
  })

  const missing: [string, () => string, string][] = [
    ['that is not there', () => join(folder, 'none.txt'), 'there is no such file'],
    ['that is a folder', () => folder, 'it is a folder'],
    ['whose path leads through a file', () => join(file('a.txt', ''), 'b.txt'), 'is a file'],
  ]
  test.each(missing)('%s', async (_, path, why) => {
    const { code, out, err } = await paydown(['extract', path(), samples[1]!])
    expect(code).toBe(1)
    const [first, second] = documents(out)
    expect(first).toMatchObject({
      status: 'refused',
      error: { code: 'unreadable-file', line: null },
    })
    expect(second?.status).toBe('read')
    expect(err).toContain(why)
  })

  test.skipIf(process.platform === 'win32')('that may not be read', async () => {
    const closed = file('closed.txt', 'x')
    chmodSync(closed, 0)
    await paydown(['extract', closed]) // loads the command's code, which the other user may not be able to
    const { code, out, err } = await asOrdinaryUser(() => paydown(['extract', closed]))
    expect(code).toBe(1)
    expect(documents(out)[0]).toMatchObject({ error: { code: 'unreadable-file' } })
    expect(err).toContain('you may not read it')
  })
})

describe('--cells', () => {
  test('prints a line of JSON a cell, whose spans are where its text stands', async () => {
    const sample = samples[0]!
    const { code, out } = await paydown(['extract', '--cells', sample])
    expect(code).toBe(0)
    const lines = readFileSync(sample, 'latin1').split('\n')
    const cells = out
      .trimEnd()
      .split('\n')
      .map(
        (line) =>
          JSON.parse(line) as { source: string; path: string; text: string; spans: number[][] },
      )
    expect(cells.length).toBeGreaterThan(500)
    for (const { source, path, text, spans } of cells) {
      expect(source).toBe('000_a1f1f5d8efe7c3c7.txt')
      const pieces = spans.map(([line = 0, column = 0, length = 0]) =>
        lines[line - 1]?.slice(column - 1, column - 1 + length),
      )
      expect(pieces.join('').replaceAll(/\s/g, ''), path).toBe(text.replaceAll(/\s/g, ''))
    }
  })

  test('of a filing with several reports say which, for their paths are alike', async () => {
    const both = file('both.txt', samples.map((each) => readFileSync(each, 'latin1')).join('\n'))
    const { out } = await paydown(['extract', '--cells', both])
    const cells = out.trimEnd().split('\n').map((line) => JSON.parse(line) as { report: number; path: string }) // prettier-ignore
    expect(cells.filter(({ path }) => path === 'recordDate').map(({ report }) => report)).toEqual([0, 1]) // prettier-ignore
    const alone = await paydown(['extract', '--cells', samples[0]!])
    expect(alone.out).not.toContain('"report"')
    expect(cells.filter(({ report }) => report === 0)).toHaveLength(alone.out.trimEnd().split('\n').length) // prettier-ignore
  })

  test('prints nothing but a sentence for a refused filing, and ends with 1', async () => {
    mkdirSync(join(folder, 'cells'))
    const bad = file('cells/bad.txt', 'no report')
    const { code, out, err } = await paydown(['extract', '--cells', bad])
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err).toContain('bad.txt')
  })
})
