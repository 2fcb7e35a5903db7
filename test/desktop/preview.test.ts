import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { zipSync } from 'fflate'
import { ask, choosePath, dropPaths, launch, SAMPLES, shootAt, test, violations } from './support'

const [FIRST, SECOND] = SAMPLES as [string, string]
const [FIRST_NAME, SECOND_NAME] = ['000_a1f1f5d8efe7c3c7.txt', '001_c6c1f6c0235324ea.txt']
const SHOTS = join('test-results', 'screens')

const list = (page: Page) => page.getByRole('listbox', { name: 'Files of the preview' })
const files = (page: Page) => list(page).getByRole('option')
const importButton = (page: Page) => page.getByRole('button', { name: /^Import \d+ filings?$/ })
const onFile = (page: Page) => page.getByRole('table', { name: 'Filings on file' })

/** Waits until so many files are read and nothing of them is stored. */
async function isPreviewed(page: Page, count: number): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import preview')
  await expect(files(page)).toHaveCount(count)
  await expect(page.getByText(`${count} of ${count} read`)).toBeVisible()
  expect(await ask(page, 'filings.list', {})).toEqual({ ok: true, value: [] })
}

/** A folder with a good filing, a copy of it, a damaged one, an amended one, and a letter. */
function mixed(folder: string): string {
  const place = join(folder, 'mixed')
  mkdirSync(place)
  const text = readFileSync(SECOND, 'utf8')
  writeFileSync(join(place, 'a good.txt'), text)
  writeFileSync(join(place, 'b copy.txt'), text)
  writeFileSync(join(place, 'c damaged.txt'), text.replace('8824748.', '8824748.x'))
  writeFileSync(join(place, 'd amended.txt'), text.replace(/FORM 8-K/i, 'FORM 8-K/A'))
  writeFileSync(join(place, 'e letter.txt'), 'Dear holder,\nthere is no report in this letter.\n')
  return place
}

test.describe('every way of import leads to the preview', () => {
  test('files and a folder dropped on the window', async ({ started: { page, folder } }) => {
    await dropPaths(page, SAMPLES)
    await isPreviewed(page, 2)
    await expect(files(page).first()).toContainText('IMPAC Secured Assets Corp. 2002-3')
    // Dropped while it lies open, more files join it
    const place = join(folder, 'more')
    mkdirSync(place)
    writeFileSync(join(place, 'letter.txt'), 'no report in this')
    await dropPaths(page, [place])
    await isPreviewed(page, 3)
    await importButton(page).click()
    await expect(onFile(page).getByRole('row')).toHaveCount(4)
    expect(await violations(page)).toEqual([])
  })

  test('files, a folder and an archive that were chosen', async ({
    started: { app, page, folder },
  }) => {
    await choosePath(app, FIRST)
    await page.keyboard.press('Control+o')
    await isPreviewed(page, 1)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('heading', { name: 'Drop trustee reports here' })).toBeVisible()

    const place = join(folder, 'folder')
    mkdirSync(place)
    for (const path of SAMPLES) writeFileSync(join(place, path.slice(-12)), readFileSync(path))
    await choosePath(app, place)
    await page.getByRole('button', { name: 'Choose a folder' }).click()
    await isPreviewed(page, 2)
    await page.getByRole('button', { name: 'Cancel' }).click()

    const archive = join(folder, 'all.zip')
    writeFileSync(
      archive,
      zipSync({ 'x/a.txt': readFileSync(FIRST), 'b.txt': readFileSync(SECOND) }),
    )
    await choosePath(app, archive)
    await page.keyboard.press('Control+Shift+o')
    await isPreviewed(page, 2)
    await importButton(page).click()
    await expect(onFile(page)).toContainText('all.zip/x/a.txt')
  })

  test('what the command line names, then what a second start hands over', async ({ folder }) => {
    const { app, page } = await launch(folder, [FIRST])
    await isPreviewed(page, 1)
    const program = await app.evaluate(() => process.execPath)
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const profile = `--user-data-dir=${join(folder, 'profile')}`
    const second = spawn(program, [...root, '--disable-gpu', profile, '.', SECOND], {
      stdio: 'ignore',
    })
    expect(await new Promise((resolve) => second.on('exit', resolve))).toBe(0)
    await isPreviewed(page, 2)
    expect(app.windows()).toHaveLength(1)
    await importButton(page).click()
    await expect(onFile(page).getByRole('row')).toHaveCount(4)
    await app.close()
  })

  test('a file that the system opens', async ({ started: { app, page } }) => {
    await app.evaluate(({ app: self }, path) => {
      self.emit('open-file', { preventDefault: () => undefined }, path)
    }, FIRST)
    await isPreviewed(page, 1)
  })

  test('unless it is passed over on purpose', async ({ started: { app, page } }) => {
    await choosePath(app, FIRST)
    await page.keyboard.press('Control+Alt+o')
    // The head, the import's own row, its one report
    await expect(onFile(page).getByRole('row')).toHaveCount(3)
  })
})

test('says what each file is, why one is refused beside its lines, and what importing does', async ({
  started: { app, page, folder },
}) => {
  test.setTimeout(90_000)
  await dropPaths(page, [mixed(folder)])
  await isPreviewed(page, 5)
  const detail = page.getByRole('region', { name: 'Details of the file' })
  await expect(files(page).nth(0)).toHaveAccessibleName(/Impac CMB Trust 2002-1.*superseded/)
  await expect(files(page).nth(1)).toHaveAccessibleName(/the same file again not selected/)
  await expect(files(page).nth(2)).toHaveAccessibleName(/c damaged\.txt refused.*not selected/)
  await expect(files(page).nth(3)).toHaveAccessibleName(/supersedes/)

  // By keys alone: the next refused file, its row with the text beside it, then the whole text
  await expect(list(page)).toBeFocused()
  await page.keyboard.press('n')
  await expect(detail.getByRole('heading', { name: 'The file is refused' })).toBeVisible()
  await expect(detail).toContainText('line 188')
  const refused = detail.getByRole('group', { name: 'Text of the refused lines' })
  await expect(refused.locator('.line.refused')).toHaveCount(3)
  await expect(refused.locator('.line.refused').first()).toContainText('470000000')
  mkdirSync(SHOTS, { recursive: true })
  const faults: string[] = []
  for (const size of [
    [1024, 700],
    [1920, 1200],
  ] as const) {
    await shootAt(app, page, size, join(SHOTS, 'preview'))
    const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    const serious = found.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    faults.push(...serious.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.html}`)))
  }
  expect(faults).toEqual([])
  const [whole, pane] = [await page.locator('main').boundingBox(), await detail.boundingBox()]
  expect(pane?.height, 'the details fill the page').toBe(whole?.height)

  await list(page).focus()
  await page.keyboard.press('Enter')
  const lines = page.getByRole('group', { name: 'Lines of the filing' })
  await expect(lines.locator('.line.refused').first()).toBeInViewport()
  await expect(page.getByRole('region', { name: 'Refused' }).last()).toContainText('Line 188')
  await page.screenshot({ path: join(SHOTS, 'preview-refused-text.png') })
  await page.keyboard.press('Control+f')
  await page.keyboard.type('430972708.3')
  await expect(page.getByRole('search')).toContainText(/1 of \d/)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(list(page)).toBeFocused()

  // Leave out the amended one, and the first no longer gives way to it
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press(' ')
  await expect(files(page).nth(3)).toHaveAccessibleName(/left out not selected/)
  await expect(files(page).nth(0)).toHaveAccessibleName(/new deal/)
  await expect(importButton(page)).toHaveText('Import 1 filing')
  await page.keyboard.press(' ')
  await expect(importButton(page)).toHaveText('Import 2 filings')
  await page.keyboard.press(' ')
  await page.keyboard.press('F6')
  await page.keyboard.press('Shift+F6')
  await importButton(page).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Filings')
  // The head, the import's own row, its one report
  await expect(onFile(page).getByRole('row')).toHaveCount(3)

  // One import is one step back
  await page.keyboard.press('Control+z')
  await expect(onFile(page)).toHaveCount(0)
  expect(await violations(page)).toEqual([])
})

test('knows what is on file, opens a number of a file that is not stored, and cancels', async ({
  started: { page },
}) => {
  await dropPaths(page, [FIRST])
  await isPreviewed(page, 1)
  await importButton(page).click()
  // The head, the import's own row, its one report
  await expect(onFile(page).getByRole('row')).toHaveCount(3)
  await dropPaths(page, SAMPLES)
  await expect(files(page)).toHaveCount(2)
  await expect(files(page).nth(0)).toHaveAccessibleName(/already on file not selected/)
  const detail = page.getByRole('region', { name: 'Details of the file' })
  await expect(detail).toContainText(`on file already as ${FIRST_NAME}`)
  await list(page).focus()
  await page.keyboard.press('End')
  await expect(detail).toContainText(SECOND_NAME)
  const figure = detail
    .getByRole('table', { name: 'Checks that do not tie by themselves' })
    .getByRole('button')
    .first()
  await figure.focus()
  await expect(page.getByRole('contentinfo')).toContainText(SECOND_NAME)
  await page.keyboard.press('Enter')
  await expect(page.locator('mark[aria-current]').first()).toBeInViewport()
  await expect(page.getByRole('table', { name: /, / }).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(figure).toBeFocused()
  // Left and found again, then let go of
  await page.keyboard.press('Control+4')
  await page.getByRole('button', { name: 'Go on with it' }).click()
  await expect(files(page)).toHaveCount(2)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Filings')
  // The head, the import's own row, its one report
  await expect(onFile(page).getByRole('row')).toHaveCount(3)
  await expect(page.getByRole('button', { name: 'Go on with it' })).toHaveCount(0)
})

test('reads many files with progress, and stops when it is asked to', async ({
  started: { page, folder },
}) => {
  const many = join(folder, 'many')
  mkdirSync(many)
  const text = readFileSync(SECOND, 'latin1')
  for (let i = 0; i < 300; i++) writeFileSync(join(many, `${i}.txt`), `${text}\n${i}\n`)
  await dropPaths(page, [many])
  await page.getByRole('button', { name: 'Stop reading' }).click()
  await expect(page.getByText(/^\d+ of 300 read, stopped$/)).toBeVisible()
  const said = await page.getByText(/of 300 read, stopped$/).innerText()
  const read = Number(/^\d+/.exec(said)?.[0])
  expect(read).toBeLessThan(300)
  await expect(importButton(page)).toHaveText(new RegExp(`^Import ${read} filings?$`))
  expect(await files(page).count()).toBeLessThan(60)
})
