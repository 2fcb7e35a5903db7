import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { launchSandboxed, test } from '../unprivileged'
import { listener } from './listener'

test('the page stays where it is, and opens nothing: no window, no address, no program', async ({
  folder,
  staged,
}) => {
  // What Chromium would hand an address to that is not for it; here it only notes that it was started
  const programs = join(folder, 'programs')
  const note = join(folder, 'started-by-the-page')
  mkdirSync(programs, { recursive: true })
  writeFileSync(join(programs, 'xdg-open'), `#!/bin/sh\necho "$@" >> '${note}'\n`, { mode: 0o755 })
  const path = process.env['PATH']
  process.env['PATH'] = `${programs}:${path ?? ''}`
  const { app, page } = await launchSandboxed(folder, staged)
  process.env['PATH'] = path
  const server = await listener()
  const home = page.url()
  const addresses = [
    server.url,
    'https://example.com/',
    'file:///etc/passwd',
    'data:text/html,<p>hit</p>',
    'javascript:document.title="hit"',
    'mailto:someone@example.com',
    'app://paydown/report?month=2002-09',
    'app://other/',
    'view-source:app://paydown/',
    'chrome://gpu/',
  ]
  for (const address of addresses) {
    await page.evaluate(async (to) => {
      await new Promise((later) => setTimeout(later))
      const link = document.createElement('a')
      link.href = to
      document.body.append(link)
      const outcome = (work: () => void) => {
        try {
          work()
        } catch {
          // Refused at once
        }
      }
      link.click()
      outcome(() => location.assign(to))
      outcome(() => location.replace(to))
      for (const target of ['_blank', '_top', 'other']) {
        link.target = target
        link.click()
        link.dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true }))
        link.dispatchEvent(new MouseEvent('auxclick', { button: 1, bubbles: true }))
        outcome(() => window.open(to, target, 'popup'))
      }
      const form = document.createElement('form')
      form.action = to
      form.method = 'post'
      document.body.append(form)
      outcome(() => form.submit())
      const refresh = document.createElement('meta')
      refresh.httpEquiv = 'refresh'
      refresh.content = `0; url=${to}`
      document.head.append(refresh)
      const frame = document.createElement('iframe')
      frame.src = to
      document.body.append(frame)
      await new Promise((later) => setTimeout(later, 150))
    }, address)
    expect(page.url(), address).toBe(home)
    expect(app.windows().length, address).toBe(1)
  }
  const after = await app.evaluate(({ webContents }) => ({
    contents: webContents.getAllWebContents().length,
    // A frame whose page was refused has no origin
    origins: webContents
      .getAllWebContents()
      .flatMap((one) => one.mainFrame.framesInSubtree.map((frame) => frame.origin)),
  }))
  expect(after.contents).toBe(1)
  expect(new Set(after.origins)).toEqual(new Set(['app://paydown', 'null']))
  expect(server.visits()).toBe(0)
  expect(existsSync(note)).toBe(false)
  // A blank page cannot be refused, but nothing is there to be done: the window's own comes back
  const blank = page.waitForURL('about:blank')
  await page.evaluate(() => void setTimeout(() => location.assign('about:blank')))
  await blank
  await page.waitForURL(home)
  // What notes it does note it
  await app.evaluate(({ shell }) => shell.openExternal('mailto:someone@example.com'))
  await expect.poll(() => existsSync(note)).toBe(true)
  await app.close()
  server.close()
})
