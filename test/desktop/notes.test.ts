import { expect } from '@playwright/test'
import { launch, openSample, test, violations } from './support'

test('a note to a check is written, undone, brought back and found at the next start, by keyboard alone', async ({
  folder,
}) => {
  const first = await launch(folder)
  const { page } = first
  await openSample(page)
  await page.keyboard.press('Control+5')
  const checks = page.getByRole('table', { name: 'Checks' })
  const detail = page.getByRole('region', { name: 'The check' })
  const field = page.getByRole('textbox', { name: 'Note to this check' })
  await checks.locator('.mark.differs').first().waitFor()
  await page.keyboard.press('n')
  await expect(checks.locator(':focus')).toHaveCount(1)
  await expect(detail).toContainText('Differs')
  const title = await detail.getByRole('heading').textContent()

  // E writes, Esc leaves, and the focus is back in the table
  await page.keyboard.press('e')
  await expect(field).toBeFocused()
  await page.keyboard.type('not to be kept')
  await page.keyboard.press('Escape')
  await expect(field).toHaveCount(0)
  await expect(checks.locator(':focus')).toHaveCount(1)
  await expect(detail.getByText('not to be kept')).toHaveCount(0)

  await page.keyboard.press('e')
  await page.keyboard.type('The trustee was asked.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('No answer yet <b>.')
  await page.keyboard.press('Control+Enter')
  const note = detail.getByText('The trustee was asked.')
  await expect(note).toBeVisible()
  await expect(note).toContainText('No answer yet <b>.')
  await expect(checks.locator(':focus')).toHaveCount(1)
  const marked = checks.locator('tr[data-line]', { hasText: 'The trustee was asked.' })
  await expect(marked).toHaveCount(1)

  await page.keyboard.press('Control+z')
  await expect(note).toHaveCount(0)
  await expect(marked).toHaveCount(0)
  await page.keyboard.press('Control+Shift+z')
  await expect(note).toBeVisible()
  expect(await violations(page)).toEqual([])
  await first.app.close()

  const second = await launch(folder)
  await second.page.keyboard.press('Control+5')
  const again = second.page.getByRole('table', { name: 'Checks' })
  const row = again.locator('tr[data-line]', { hasText: 'The trustee was asked.' })
  await expect(row).toHaveCount(1)
  await row.getByRole('button').first().focus()
  await expect(second.page.getByRole('region', { name: 'The check' })).toContainText(title ?? '-')
  await second.page.keyboard.press('?')
  await expect(second.page.getByRole('dialog', { name: 'Keys' })).toContainText('Note to the check')
  await second.app.close()
})
