import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { openSample, test } from './support'

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** The text of each page of a PDF, in the order it is drawn in; blanks are a matter of the program that drew it. */
async function pagesOf(file: string): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 })
  const pdf = await task.promise
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s+/g, ''),
    )
  }
  await task.destroy()
  return pages
}

/** Prints with the command line, over the same database; what it says of the printer. */
function printByCommand(
  folder: string,
  file: string,
  args: readonly string[],
  printer: string,
): string {
  const command = [resolve('out/main/cli.js'), 'report', '--db', join(folder, 'paydown.sqlite')]
  const { stderr } = spawnSync(process.execPath, [...command, ...args, '--json', '--out', file], {
    env: { ...process.env, CHROMIUM, PAYDOWN_PRINTER: printer },
    encoding: 'utf8',
  })
  return stderr
}

async function saveByWindow(page: Page, paper: string): Promise<void> {
  await page.keyboard.press('Control+6')
  await page.getByRole('button', { name: paper, exact: true }).click()
  await page.getByLabel('Holder, for the cover').fill('Holder of Bonds')
  await page.getByLabel('Holder, for the cover').blur()
  await page.keyboard.press('Control+p')
  await expect(page.getByTestId('saved')).toContainText('.pdf')
}

for (const paper of ['A4', 'Letter'] as const) {
  test(`the window, Electron and Chromium print the same pages on ${paper}`, async ({
    started: { app, page, folder },
  }) => {
    test.skip(!existsSync(CHROMIUM), 'no Chromium is installed')
    test.setTimeout(120_000)
    await openSample(page)
    const files = ['window', 'electron', 'chromium'].map((name) => join(folder, `${name}.pdf`))
    const [window = '', electron = '', chromium = ''] = files
    await app.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
    }, window)
    await saveByWindow(page, paper)
    const args = ['--month', '2002-09', '--holder', 'Holder of Bonds', '--paper', paper]
    expect(printByCommand(folder, electron, args, 'electron')).toContain('printed by Electron')
    expect(printByCommand(folder, chromium, args, 'chromium')).toContain('printed by Chromium')
    const [one, two, three] = await Promise.all(files.map(pagesOf))
    expect(one?.length).toBeGreaterThan(4)
    expect(one?.join('')).toContain('203,886.14')
    expect(two).toEqual(one)
    expect(three).toEqual(one)
  })
}
