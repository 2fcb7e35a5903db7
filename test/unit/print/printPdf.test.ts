import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findChromium, findElectron } from '../../../src/main/print/find'
import { openPrintSession, printPdf } from '../../../src/main/print/printPdf'
import { buildStatement } from '../../../src/main/statement/buildStatement'
import { amount } from '../../../src/main/statement/format'
import { statementTitle } from '../../../src/main/statement/names'
import { printTemplates } from '../../../src/main/statement/printTemplates'
import { statementHtml } from '../../../src/main/statement/statementHtml'
import { exampleInput, longInput } from '../statement/fixture'

const chromium = findChromium(process.env)

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paydown-pdf-test-'))
  // whatever printing leaves in the folder for temporary files then shows
  vi.stubEnv('TMPDIR', folder)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

function jobFor(input = exampleInput(), paper: 'A4' | 'Letter' = 'A4') {
  const model = buildStatement(input)
  return {
    model,
    job: {
      html: statementHtml(model, { paper }),
      ...printTemplates(model),
      title: statementTitle(model),
      paper,
      path: join(folder, 'report.pdf'),
    },
  }
}

async function readBack(path: string) {
  const loading = getDocument({ data: new Uint8Array(await readFile(path)), verbosity: 0 })
  const pdf = await loading.promise
  const { info } = await pdf.getMetadata()
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' ').replace(/\s+/g, ' ')) // prettier-ignore
  }
  const [, , width, height] = (await pdf.getPage(1)).view
  await loading.destroy()
  return { info: info as Record<string, unknown>, pages, size: [Math.round(width ?? 0), Math.round(height ?? 0)] } // prettier-ignore
}

describe.skipIf(chromium === null)(
  'printing with an installed Chromium (skipped where there is none)',
  () => {
    const settings = { printers: ['chromium'] as const }

    it(
      'gives a PDF with title, language, every amount, page numbers, and nothing left behind',
      { timeout: 60_000 },
      async () => {
        const { model, job } = jobFor()
        const printed = await printPdf(job, settings)
        const { info, pages, size } = await readBack(job.path)
        expect(printed).toMatchObject({ ok: true, value: { pages: pages.length, path: job.path } })
        expect(info).toMatchObject({
          Title: 'Monthly holder report, September 2002, Main',
          Language: 'en',
        })
        expect(info).not.toHaveProperty('CreationDate')
        expect(size).toEqual([595, 842])
        const text = pages.join(' ')
        for (const row of [...model.principalRows, ...model.notionalRows]) {
          for (const value of [
            row.interest,
            row.principal,
            row.total,
            row.faceBefore,
            row.faceAfter,
            row.computedFace ?? row.total,
          ]) {
            expect(text).toContain(amount(value))
          }
        }
        pages.forEach((page, i) => {
          expect(page).toContain(`${String(i + 1)} of ${String(pages.length)}`)
          expect(page).toContain('Monthly holder report · September 2002')
          expect(page).toContain('Paydown 1.0.0 · from original reports')
        })
        expect(await readdir(folder)).toEqual(['report.pdf'])
      },
    )

    it(
      'repeats the heads of a table over pages, cuts no row, and gives the same bytes again',
      { timeout: 60_000 },
      async () => {
        const { model, job } = jobFor(longInput(60), 'Letter')
        expect(await printPdf(job, settings)).toMatchObject({ ok: true })
        const first = await readFile(job.path)
        const { pages, size } = await readBack(job.path)
        expect(size).toEqual([612, 792])
        const ofHoldings = pages.slice(0, 3)
        for (const page of ofHoldings) expect(page).toContain('Original face')
        for (const row of model.principalRows) {
          const whole = `${row.class ?? ''} ${row.cusip} ${row.deal ?? ''}`
          expect(ofHoldings.filter((page) => page.includes(whole))).toHaveLength(1)
        }
        expect(await printPdf(job, settings)).toMatchObject({ ok: true })
        expect((await readFile(job.path)).equals(first)).toBe(true)
      },
    )

    it('runs no script of the page', { timeout: 60_000 }, async () => {
      const html = '<!doctype html><html lang="en"><title>t</title><body>printed<script>document.body.append("RAN")</script>' // prettier-ignore
      expect(await printPdf({ ...jobFor().job, html }, settings)).toMatchObject({ ok: true })
      const { pages } = await readBack(join(folder, 'report.pdf'))
      expect(pages.join()).toContain('printed')
      expect(pages.join()).not.toContain('RAN')
    })
  },
)

describe.skipIf(chromium === null)(
  'many documents (skipped where there is no Chromium)',
  { timeout: 60_000 },
  () => {
    it('are printed by one browser, each as if it were printed alone, also after one that failed', async () => {
      const program = join(folder, 'browser')
      const starts = join(folder, 'starts')
      await writeFile(program, `#!/bin/sh\necho >>"${starts}"\nexec "${chromium ?? ''}" "$@"\n`)
      await chmod(program, 0o755)
      const printers = ['chromium'] as const
      const session = openPrintSession({
        environment: { ...process.env, CHROMIUM: program },
        printers,
      })
      const jobs = [exampleInput(), longInput(20), exampleInput()].map((input, at) => ({
        ...jobFor(input, at === 1 ? 'Letter' : 'A4').job,
        path: join(folder, `${at}.pdf`),
      }))
      // all of them at a time
      const printed = await Promise.all(jobs.map((job) => session.print(job)))
      expect(printed.map((one) => one.ok)).toEqual([true, true, true])
      const unwritable = { ...jobs[0]!, path: join(folder, 'none', 'x.pdf') }
      expect(await session.print(unwritable)).toMatchObject({ ok: false, problem: { code: 'unwritable-file' } }) // prettier-ignore
      expect(await session.print(jobs[0]!)).toMatchObject({ ok: true })
      await session.close()
      expect((await readFile(starts, 'utf8')).length).toBe(1)
      for (const job of jobs) {
        const path = join(folder, 'alone.pdf')
        expect(await printPdf({ ...job, path }, { printers })).toMatchObject({ ok: true })
        expect((await readFile(job.path)).equals(await readFile(path))).toBe(true)
      }
      expect((await readdir(folder)).sort()).toEqual(['0.pdf', '1.pdf', '2.pdf', 'alone.pdf', 'browser', 'starts']) // prettier-ignore
    })

    it('are printed on by a new browser when the first one ends', async () => {
      const program = join(folder, 'browser')
      // the first start breaks off, every later one is the browser
      await writeFile(
        program,
        `#!/bin/sh\n[ -e "${folder}/once" ] || { touch "${folder}/once"; exit 7; }\nexec "${chromium ?? ''}" "$@"\n`,
      )
      await chmod(program, 0o755)
      const session = openPrintSession({
        environment: { ...process.env, CHROMIUM: program },
        printers: ['chromium'],
      })
      const { job } = jobFor()
      const first = await session.print(job)
      expect(first.ok ? '' : first.problem.message).toContain('exit code 7')
      expect(await session.print(job)).toMatchObject({ ok: true })
      await session.close()
    })
  },
)

describe('printers that do not print', () => {
  const alone = (program: string) => ({ environment: { CHROMIUM: program, PATH: '/usr/bin:/bin' }, printers: ['chromium'] as const }) // prettier-ignore

  it('are named with what went wrong, and no file is written', async () => {
    const program = await script('echo "no room" >&2; exit 3')
    const printed = await printPdf(jobFor().job, alone(program))
    expect(printed).toMatchObject({ ok: false, problem: { code: 'print-failed' } })
    expect(printed.ok ? '' : printed.problem.message).toMatch(/exit code 3\. no room/)
    expect(await readdir(folder)).toEqual(['browser'])
  })

  it('are ended when they take too long', { timeout: 20_000 }, async () => {
    const program = await script('exec sleep 300')
    const printed = await printPdf(jobFor().job, { ...alone(program), timeout: 300 })
    expect(printed.ok ? '' : printed.problem.message).toContain('took longer than 0.3 seconds')
  })

  it('are asked for, when there is none, in a sentence that says what to install', async () => {
    const printed = await printPdf(jobFor().job, { environment: { PATH: folder, CHROMIUM: 'none-here' }, printers: ['chromium'] }) // prettier-ignore
    expect(printed).toMatchObject({ ok: false, problem: { code: 'no-printer' } })
    expect(printed.ok ? '' : printed.problem.message).toMatch(/Install Chromium, Chrome or Edge/)
  })

  async function script(body: string): Promise<string> {
    const program = join(folder, 'browser')
    await writeFile(program, `#!/bin/sh\n${body}\n`)
    await chmod(program, 0o755)
    return program
  }
})

it('finds an Electron only where one is', async () => {
  const program = join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron')
  expect(findElectron({ ELECTRON_EXEC_PATH: program }, folder)).toBeNull()
  await writeFile(program, '#!/bin/sh\n')
  await chmod(program, 0o755)
  expect(findElectron({ ELECTRON_EXEC_PATH: program }, folder)).toBe(program)
  if (process.platform !== 'darwin') {
    expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder }, folder)).toBe(program)
  }
})
