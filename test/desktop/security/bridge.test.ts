import { expect, type Page } from '@playwright/test'
import { openSample } from '../support'
import { test } from '../unprivileged'

interface Bridge {
  call(name: unknown, args: unknown): Promise<string>
  onChanged(listener: (...args: unknown[]) => void): () => void
  pathsOf(files: unknown): string[]
}

test('no Node and no part of Electron is within reach of the page or its frame', async ({
  sandboxed,
}) => {
  const { page } = sandboxed
  const names = ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer']
  const found = (frame: Pick<Page, 'evaluate'>) =>
    frame.evaluate(
      (all) => ({
        node: all.filter((name) => name in window),
        bridge: Object.keys((window as unknown as { paydown?: object }).paydown ?? {}).sort(),
      }),
      names,
    )
  expect(await found(page)).toEqual({ node: [], bridge: ['call', 'onChanged', 'pathsOf'] })
  await openSample(page)
  await page.keyboard.press('Control+6')
  await expect(page.frameLocator('iframe').getByRole('heading', { name: 'Sources' })).toBeVisible()
  const frame = page.frames().find((one) => one.url().includes('/report'))
  expect(frame).toBeDefined()
  // A frame without scripts has nothing to run; the page reaches into it because it is its own
  const inFrame = await page.evaluate(
    (all) => {
      const inner = document.querySelector('iframe')?.contentWindow as unknown as object
      return all.filter((name) => name in inner)
    },
    [...names, 'paydown'],
  )
  expect(inFrame).toEqual([])
})

test('the bridge cannot be bent by the page, nor does it hand out more than data', async ({
  sandboxed: { page },
}) => {
  const tried = await page.evaluate(async () => {
    const { paydown } = window as unknown as { paydown: Bridge }
    const stolen: string[] = []
    const { map, filter } = Array.prototype
    const spied = <F extends (...args: never[]) => unknown>(name: string, own: F): F =>
      function (this: unknown, ...args: Parameters<F>): unknown {
        stolen.push(name)
        return Reflect.apply(own, this, args)
      } as unknown as F
    Array.prototype.map = spied('map', map)
    Array.prototype.filter = spied('filter', filter)
    const paths = paydown.pathsOf([new File(['x'], '/etc/passwd')])
    Array.prototype.map = map
    Array.prototype.filter = filter
    const outcome = (work: () => void): string => {
      try {
        work()
        return 'done'
      } catch {
        return 'refused'
      }
    }
    const before = window as unknown as { paydown: Bridge }
    const replaced = outcome(() => {
      'use strict'
      before.paydown = { ...paydown }
    })
    const first = await paydown.call('app.info', {})
    const constructors = (['call', 'pathsOf'] as const).map(
      (name) => Object.getPrototypeOf(Reflect.get(paydown, name)) === Function.prototype,
    )
    return {
      paths,
      stolen,
      replaced: replaced === 'refused' || before.paydown === paydown ? 'refused' : 'done',
      answered: (JSON.parse(first) as { ok: boolean }).ok,
      constructors,
    }
  })
  // A file that the page makes itself has no path, whatever it is called
  expect(tried).toEqual({
    paths: [],
    stolen: [],
    replaced: 'refused',
    answered: true,
    constructors: [true, true],
  })
  const heard = page.evaluate(
    () =>
      new Promise<unknown[]>((done) => {
        const { paydown } = window as unknown as { paydown: Bridge }
        paydown.onChanged((...args) => done(args))
        void paydown.call('sample.load', {})
      }),
  )
  expect((await heard).map((one) => typeof one)).toEqual(['string'])
})

test('only Paydown’s own window is answered, and only requests of the api', async ({
  sandboxed: { app, page },
}) => {
  const ask = async (name: unknown, args: unknown) =>
    JSON.parse(
      await page.evaluate(
        ([n, a]) => (window as unknown as { paydown: Bridge }).paydown.call(n, a),
        [name, args] as const,
      ),
    ) as { ok: boolean; problem?: { code: string } }
  expect((await ask('constructor', {})).problem?.code).toBe('unknown-request')
  expect((await ask('import.start', { paths: 7 })).problem?.code).toBe('bad-request')
  expect((await ask('report.html', { month: '2002-09', more: [] })).problem?.code).not.toBe(
    'internal',
  )
  expect((await ask('app.info', {})).ok).toBe(true)
  const channels = await app.evaluate(({ ipcMain }) => ({
    events: ipcMain.eventNames().filter((name) => name !== 'error'),
    handled: [
      ...(ipcMain as unknown as { _invokeHandlers: Map<string, unknown> })._invokeHandlers.keys(),
    ],
  }))
  expect(channels).toEqual({ events: [], handled: ['paydown:call'] })
  // Another window, with the same page and the same bridge, is a stranger; so is a page of another address
  const codes = await app.evaluate(async ({ app: running, BrowserWindow }) => {
    const preload = `${running.getAppPath()}/out/preload/index.cjs`
    const found: unknown[] = []
    for (const address of ['app://paydown/', 'data:text/html,<p>stranger</p>']) {
      const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      await other.loadURL(address)
      const asked =
        'window.paydown.call("app.info", {}).then((answer) => JSON.parse(answer).problem?.code)'
      found.push(await other.webContents.executeJavaScript(asked))
      other.destroy()
    }
    return found
  })
  expect(codes).toEqual(['bad-sender', 'bad-sender'])
})
