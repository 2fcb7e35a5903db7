import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { countPages, keepPdf, reproducible } from '../../../src/main/print/finish'

const pdf = (body: string) => Buffer.from(`%PDF-1.4\n${body}\n%%EOF\n`, 'latin1')
const page = '<</Type /Page\n>> <</Type /Pages /Count 1>>'

/** A file as Chromium writes it: nodes in document order, numbered on from what was drawn before. */
function drawn(first: number, second: number, time: string): Buffer {
  const name = (node: number) => `(node${String(node).padStart(8, '0')})`
  const tree = [
    [first, 12],
    [second, 5],
  ].sort((one, other) => one[0]! - other[0]!)
  const names = tree.map(
    ([node, object]) => `${name(node!)} ${String(object!).padStart(2, '0')} 0 R`,
  )
  return pdf(
    `<</CreationDate (D:${time}+00'00')\n/ModDate (D:${time}+00'00')>> ${page}
/ID ${name(first)}>> /ID ${name(second)}>> /Headers [${name(first)}]
<</Limits [${name(tree[0]![0]!)} ${name(tree[1]![0]!)}]\n/Names [${names.join(' ')}]\n>>`,
  )
}

describe('a reproducible PDF', () => {
  it('does not depend on the time, nor on what was drawn before, and keeps its length', () => {
    const one = drawn(139, 198, '20260105101112')
    const other = drawn(64, 10, '20270105101113')
    expect(reproducible(one)).toEqual(reproducible(other))
    expect(reproducible(one)).toHaveLength(one.length)
    expect(Buffer.from(reproducible(other)).toString('latin1')).toContain(
      '/Limits [(node00000001) (node00000002)]\n/Names [(node00000001) 12 0 R (node00000002) 05 0 R]',
    )
    expect(Buffer.from(reproducible(one)).toString('latin1')).not.toContain('2026')
  })

  it('leaves a file alone whose nodes have no single name tree', () => {
    const odd = pdf(`${page} /ID (node00000007)>>`)
    expect(Buffer.from(reproducible(odd))).toEqual(odd)
  })
})

it('counts pages of a whole PDF only', () => {
  expect(countPages(pdf(`${page} <</Type /Page /X 1>>`))).toBe(2)
  expect(countPages(Buffer.from('%PDF-1.4 /Type /Page'))).toBe(0)
  expect(countPages(Buffer.from('<html>'))).toBe(0)
})

describe('keeping a PDF', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'paydown-finish-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('replaces an older file and leaves nothing else', async () => {
    const path = join(folder, 'report.pdf')
    await writeFile(path, 'older')
    expect(await keepPdf(path, pdf(page))).toMatchObject({ ok: true, value: { pages: 1 } })
    expect((await readFile(path)).subarray(0, 5).toString()).toBe('%PDF-')
    expect(await readdir(folder)).toEqual(['report.pdf'])
  })

  it('keeps the older file when the printer gave none', async () => {
    const path = join(folder, 'report.pdf')
    await writeFile(path, 'older')
    expect(await keepPdf(path, Buffer.from('oops'))).toMatchObject({ ok: false, problem: { code: 'print-failed' } }) // prettier-ignore
    expect(await readFile(path, 'utf8')).toBe('older')
  })

  it('says where it could not write', async () => {
    const path = join(folder, 'missing', 'report.pdf')
    const kept = await keepPdf(path, pdf(page))
    expect(kept).toMatchObject({ ok: false, problem: { code: 'unwritable-file', message: expect.stringContaining(path) as string } }) // prettier-ignore
    expect(await readdir(folder)).toEqual([])
  })
})
