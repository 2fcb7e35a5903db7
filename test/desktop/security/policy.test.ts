import { expect } from '@playwright/test'
import { openSample, violations } from '../support'
import { test } from '../unprivileged'

test('the page runs no script and no style but its own files', async ({ sandboxed }) => {
  const { page } = sandboxed
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        setTimeout(() => {
          const hit = 'window.hit = (window.hit ?? 0) + 1'
          const tries: (() => void)[] = [
            () => void window.eval(hit),
            () => Reflect.apply(Reflect.construct(Function, [hit]) as () => void, null, []),
            () => void setTimeout(hit as unknown as () => void),
            () => {
              const script = document.createElement('script')
              script.text = hit
              document.body.append(script)
            },
            () => {
              const script = document.createElement('script')
              script.src = `data:text/javascript,${encodeURIComponent(hit)}`
              document.body.append(script)
            },
            () => {
              const script = document.createElement('script')
              script.src = URL.createObjectURL(new Blob([hit], { type: 'text/javascript' }))
              document.body.append(script)
            },
            () => {
              document.body.insertAdjacentHTML('beforeend', `<img src=x onerror="${hit}">`)
            },
            () => {
              const holder = document.createElement('div')
              holder.innerHTML = `<svg onload="${hit}"></svg>`
              document.body.append(holder)
            },
            // eslint-disable-next-line @typescript-eslint/no-deprecated -- an attack need not be modern
            () => document.write(`<script>${hit}</script>`),
            () => document.body.setAttribute('onclick', hit),
            () => document.body.click(),
            () => {
              const link = document.createElement('a')
              link.href = `javascript:${hit}`
              document.body.append(link)
              link.click()
            },
            () => {
              const frame = document.createElement('iframe')
              frame.setAttribute('srcdoc', `<script>top.${hit}</script>`)
              document.body.append(frame)
            },
            () => {
              const style = document.createElement('style')
              style.textContent = 'body { --hit: 1 }'
              document.head.append(style)
            },
            () => document.body.setAttribute('style', '--hit: 1'),
            () => {
              const base = document.createElement('base')
              base.href = 'https://example.com/'
              document.head.append(base)
            },
          ]
          for (const one of tries) {
            try {
              one()
            } catch {
              // Refused at once
            }
          }
          setTimeout(done, 500)
        })
      }),
  )
  const after = await page.evaluate(() => ({
    hit: (window as unknown as { hit?: number }).hit ?? 0,
    style: getComputedStyle(document.body).getPropertyValue('--hit'),
    base: document.baseURI,
  }))
  expect(after.hit).toBe(0)
  expect(after.style).toBe('')
  expect(after.base).toMatch(/^app:\/\/paydown\//)
  const refused = new Set((await violations(page)).map((one) => one.split(' ')[0]))
  for (const rule of [
    'script-src-elem',
    'style-src-elem',
    'style-src-attr',
    'base-uri',
    'require-trusted-types-for',
  ]) {
    expect(refused, rule).toContain(rule)
  }
})

test('every answer of the page’s address carries a policy, and no path leads out of it', async ({
  sandboxed: { app, page },
}) => {
  await openSample(page)
  const paths = ['/', '/report?month=2002-09&paper=A4', '/report?month=x', '/nothing.js', '/..']
  const answers = await app.evaluate(async ({ net }, all) => {
    const found: [string, number, string][] = []
    for (const path of all) {
      const answer = await net.fetch(`app://paydown${path}`)
      found.push([path, answer.status, answer.headers.get('content-security-policy') ?? ''])
    }
    return found
  }, paths)
  for (const [path, , policy] of answers) {
    expect(policy, path).toContain("default-src 'none'")
    expect(policy, path).not.toMatch(/unsafe-|https?:|\*/)
    // Without one of its own, what a page connects to is its default
    expect(/connect-src ([^;]*)/.exec(policy)?.[1] ?? "'none'", path).toBe("'none'")
  }
  expect(answers.map(([, status]) => status)).toEqual([200, 200, 404, 404, 200])
  const outside = await app.evaluate(async ({ net }) => {
    const reached: string[] = []
    const tries = [
      '/../../package.json',
      '/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/package.json',
      '/..%5c..%5cpackage.json',
      '/....//....//package.json',
      '//etc/passwd',
      '/%00/etc/passwd',
      '/../main/start.cjs',
      '/..%2fmain%2findex.js',
    ]
    for (const path of tries) {
      const answer = await net.fetch(`app://paydown${path}`)
      if (answer.status !== 404) reached.push(path)
    }
    for (const address of ['app://paydown.example/', 'app://other/index.html']) {
      const answer = await net.fetch(address).catch(() => null)
      if (answer !== null && answer.status !== 404) reached.push(address)
    }
    const post = await net.fetch('app://paydown/', { method: 'POST', body: 'x' })
    if (post.status !== 404) reached.push('POST')
    return reached
  })
  expect(outside).toEqual([])
})
