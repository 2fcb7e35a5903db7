import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { openSample, test } from './support'

/** The text of each page of a PDF. */
async function pagesOf(file: string): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(readFileSync(file)), useSystemFonts: true })
  const pdf = await task.promise
  const pages: string[] = []
  for (let i = 1; i <= pdf.numPages; i++) {
    const content = await (await pdf.getPage(i)).getTextContent()
    pages.push(content.items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  await task.destroy()
  return pages
}

test('shows the month’s report; its numbers lead to their lines', async ({ started: { page } }) => {
  await openSample(page)
  await page.keyboard.press('Control+6')
  const sheet = page.frameLocator('iframe')
  await expect(sheet.getByRole('heading', { name: 'Monthly holder report' })).toBeVisible()
  await expect(sheet.getByText('203,886.14').first()).toBeVisible()
  // Its style sheet passes its policy
  await expect(sheet.locator('main')).toHaveCSS('background-color', 'rgb(255, 255, 255)')
  await page.getByRole('button', { name: 'Sources' }).click()
  await expect(sheet.getByRole('heading', { name: 'Sources' })).toBeInViewport()
  const figure = sheet
    .locator('[data-source$="perThousand.interest"]', { hasText: '1,571.61' })
    .first()
  await figure.scrollIntoViewIfNeeded()
  await figure.focus()
  await expect(page.getByRole('contentinfo')).toContainText(
    /A-1 interest 1,571\.61.*line 630,\s+column 47/s,
  )
  await figure.press('Enter')
  await expect(page.locator('mark').first()).toHaveText('1.571608348')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reports')
})

for (const paper of ['A4', 'Letter'] as const) {
  test(`prints the report to a PDF on ${paper}`, async ({ started: { app, page, folder } }) => {
    await openSample(page)
    await page.keyboard.press('Control+6')
    await page.getByRole('button', { name: paper, exact: true }).click()
    const file = join(folder, 'report')
    await app.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
    }, file)
    await page.getByRole('button', { name: 'Print to PDF' }).click()
    await expect(page.getByTestId('saved')).toContainText('report.pdf')
    const pages = await pagesOf(`${file}.pdf`)
    await expect(page.getByTestId('saved')).toContainText(`${pages.length} page`)
    const text = pages.join(' ')
    for (const amount of [
      '1,571.61',
      '93,742.09',
      '817,335.22',
      '1,450.00',
      '8,304.69',
      '93,880.30',
      '4,584,816.05',
      '4,937.45',
      '203,886.14',
    ]) {
      expect(text).toContain(amount)
    }
    const task = getDocument({ data: new Uint8Array(readFileSync(`${file}.pdf`)) })
    const [, , width = 0] = (await (await task.promise).getPage(1)).view
    expect(Math.round(width)).toBe(paper === 'A4' ? 595 : 612)
    await task.destroy()
  })
}

test('writes nothing when saving is cancelled, and says why when it fails', async ({
  started: { app, page, folder },
}) => {
  await openSample(page)
  await page.keyboard.press('Control+6')
  await app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' })
  })
  await page.getByRole('button', { name: 'Print to PDF' }).click()
  await expect(page.getByRole('button', { name: 'Print to PDF' })).toBeEnabled()
  await expect(page.getByTestId('saved')).toHaveCount(0)
  const nowhere = join(folder, 'no such folder', 'report.pdf')
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
  }, nowhere)
  await page.keyboard.press('Control+p')
  await expect(page.getByRole('alert')).toContainText(nowhere)
  expect(existsSync(nowhere)).toBe(false)
})
