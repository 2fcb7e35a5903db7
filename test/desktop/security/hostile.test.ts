import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Args, Reply, RequestName } from '../../../src/shared/api'
import { ask, importPaths, SAMPLES, violations } from '../support'
import { test } from '../unprivileged'

/*
 * A filing whose names, classes, labels and notes are HTML that would act if it were taken for such: on every screen, in the text of the
 * filing, and in print it is text.
 */

const IMAGE = '<img src=x onerror=hit()>'
const DEAL = `Impac ${IMAGE} Trust 2002-1`
const CLASS = '<u>A</u>'

function hostileFiling(): Buffer {
  const text = readFileSync(SAMPLES[1] ?? '', 'latin1')
    .replaceAll(/Impac CMB Trust\s+2002-1/g, DEAL)
    .replaceAll('Collateralized Asset-Backed Bonds', `Bonds ${IMAGE}`)
    .replaceAll(/^A {12}/gm, CLASS.padEnd(13))
    .replaceAll(/Note: {1,2}Original/g, `Note: ${IMAGE} Original`)
    .replaceAll('James F Noriega', IMAGE)
    .replaceAll(/Curtailments {2}/g, '<u>Curt</u>   ')
  return Buffer.from(text, 'latin1')
}

/** What became of it in the page and its frame: elements it made, and how often it acted. */
function harm(page: Page): Promise<{ readonly made: number; readonly hits: number }> {
  return page.evaluate(() => {
    const frame = document.querySelector('iframe')?.contentDocument ?? null
    const made = [document, ...(frame === null ? [] : [frame])].map(
      (one) => one.querySelectorAll('u, img[src="x"], [onerror]').length,
    )
    const { hits = 0 } = window as unknown as { hits?: number }
    return { made: made.reduce((sum, one) => sum + one, 0), hits }
  })
}

async function textOf(file: string): Promise<string> {
  const task = getDocument({ data: new Uint8Array(readFileSync(file)), useSystemFonts: true })
  const pdf = await task.promise
  let text = ''
  for (let i = 1; i <= pdf.numPages; i++) {
    const { items } = await (await pdf.getPage(i)).getTextContent()
    text += items.map((item) => ('str' in item ? item.str : '')).join(' ')
  }
  await task.destroy()
  return text
}

test('text of a filing is text wherever it stands, on the screen and on paper', async ({
  sandboxed: { app, page, folder },
}) => {
  test.setTimeout(120_000)
  await page.addInitScript(() => {
    const counter = window as unknown as { hits: number; hit(): void }
    counter.hits = 0
    counter.hit = () => {
      counter.hits++
    }
  })
  const file = join(folder, `${IMAGE}.txt`)
  writeFileSync(file, hostileFiling())
  await importPaths(page, [file])
  await expect.poll(() => valueOf(page, 'app.info', {}).then(({ filings }) => filings)).toBe(1)
  await valueOf(page, 'holdings.add', {
    cusip: '45254NCG0',
    face: '5000000',
    portfolio: IMAGE,
    account: IMAGE,
    note: IMAGE,
  })
  const cash = join(folder, 'cash.csv')
  writeFileSync(
    cash,
    `Account,CUSIP,Pay Date,Interest,Principal\n${IMAGE},45254NCG0,2002-09-25,1.00,2.00\n`,
  )
  await valueOf(page, 'custodian.importCsv', { path: cash })

  // The source lies over the screen it was called from
  const main = page.locator('.layer').last()
  /** The text stands there as it is written, and made nothing. */
  const stands = async (...texts: readonly string[]): Promise<void> => {
    for (const text of texts) await expect(main).toContainText(text)
    expect(await harm(page)).toEqual({ made: 0, hits: 0 })
  }
  await page.reload()
  await page.keyboard.press('Control+1')
  await stands(CLASS)
  await page.keyboard.press('Control+2')
  await stands(CLASS, DEAL)
  await page.getByRole('link', { name: CLASS }).click()
  await stands(IMAGE)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(CLASS)
  await page
    .getByRole('table', { name: 'Last distribution' })
    .locator('tbody')
    .getByRole('button')
    .first()
    .click()
  await expect(page.locator('mark').first()).toBeVisible()
  await stands(CLASS)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+3')
  await expect(page.getByRole('tab').first()).toBeVisible()
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click()
    await stands(DEAL)
  }
  await page.keyboard.press('Control+4')
  await stands(DEAL, IMAGE)
  await page.keyboard.press('Control+5')
  await stands(DEAL)
  await page.keyboard.press('Control+6')
  const sheet = page.frameLocator('iframe')
  await expect(sheet.getByText(DEAL).first()).toBeVisible()
  await expect(sheet.getByText(CLASS).first()).toBeVisible()
  await stands()
  const printed = join(folder, 'report.pdf')
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
  }, printed)
  await page.getByRole('button', { name: 'Print to PDF' }).click()
  await expect(page.getByTestId('saved')).toContainText('report.pdf')
  const text = (await textOf(printed)).replace(/\s+/g, ' ')
  for (const each of [DEAL, CLASS]) expect(text).toContain(each)
  await page.keyboard.press('Control+7')
  await stands(IMAGE)
  await page.keyboard.press('Control+8')
  await stands(IMAGE)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('impac')
  await expect(page.getByRole('dialog')).toContainText(DEAL)
  expect(await harm(page)).toEqual({ made: 0, hits: 0 })
  expect(app.windows()).toHaveLength(1)
  expect(await violations(page)).toEqual([])
})

async function valueOf<N extends RequestName>(
  page: Page,
  name: N,
  args: Args<N>,
): Promise<Reply<N>> {
  const answer = await ask(page, name, args)
  if (!answer.ok) throw new Error(`${name}: ${answer.problem.message}`)
  return answer.value
}
