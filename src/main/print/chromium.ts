import type { Readable, Writable } from 'node:stream'
import { isRoot, makeFolder, removeFolder, start, stop, within } from './child'
import { protocolOptions } from './job'
import type { OpenPrinter, PrinterSettings, PrintPage } from './job'
import { ProtocolPipe } from './pipe'

const QUIET = [
  '--headless',
  '--remote-debugging-pipe',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--mute-audio',
]
const CHUNK = 1 << 20

/**
 * An installed Chromium as a printer: started headless with a profile of its own, driven over its debugging pipe, with scripts and the
 * network off. Each document gets a tab of its own.
 */
export async function openChromium(
  program: string,
  settings: PrinterSettings,
): Promise<OpenPrinter> {
  const folder = await makeFolder()
  const args = [
    ...QUIET,
    ...(isRoot() ? ['--no-sandbox'] : []),
    `--user-data-dir=${folder}`,
    'about:blank',
  ]
  const child = start(program, args, {
    env: settings.environment,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  })
  const [, , , toBrowser, fromBrowser] = child.process.stdio
  const pipe = new ProtocolPipe(toBrowser as Writable, fromBrowser as Readable)
  void child.ended.then((how) =>
    pipe.end(new Error(`the browser ended early: ${how}. ${child.said()}`)),
  )
  return {
    print: (page) => within(settings.timeout, 'printing', printInTab(pipe, page)),
    close: async () => {
      // the browser leaves by itself on Browser.close, which lets it finish with its profile folder
      await within(
        2000,
        'closing',
        pipe.call('Browser.close').then(() => child.ended),
      ).catch(() => undefined)
      await stop(child)
      await removeFolder(folder)
    },
  }
}

async function printInTab(pipe: ProtocolPipe, page: PrintPage): Promise<Uint8Array> {
  const { targetId } = await pipe.call('Target.createTarget', { url: 'about:blank' })
  const attached = await pipe.call('Target.attachToTarget', { targetId, flatten: true })
  const session = String(attached['sessionId'])
  const call = (method: string, params: Readonly<Record<string, unknown>> = {}) =>
    pipe.call(method, params, session)
  await call('Page.enable')
  await call('Emulation.setScriptExecutionDisabled', { value: true })
  await call('Network.enable')
  await call('Network.emulateNetworkConditions', {
    offline: true,
    latency: 0,
    downloadThroughput: 0,
    uploadThroughput: 0,
  })
  const { frameTree } = await call('Page.getFrameTree')
  const frameId = (frameTree as { frame: { id: string } }).frame.id
  const loaded = pipe.event('Page.loadEventFired', session)
  await Promise.all([call('Page.setDocumentContent', { frameId, html: page.html }), loaded])
  const { stream } = await call('Page.printToPDF', protocolOptions(page))
  const pdf = await readStream(call, String(stream))
  await pipe.call('Target.closeTarget', { targetId })
  return pdf
}

async function readStream(
  call: (
    method: string,
    params: Readonly<Record<string, unknown>>,
  ) => Promise<Readonly<Record<string, unknown>>>,
  handle: string,
): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for (;;) {
    const part = await call('IO.read', { handle, size: CHUNK })
    chunks.push(
      Buffer.from(String(part['data']), part['base64Encoded'] === true ? 'base64' : 'utf8'),
    )
    if (part['eof'] === true) break
  }
  await call('IO.close', { handle })
  return Buffer.concat(chunks)
}
