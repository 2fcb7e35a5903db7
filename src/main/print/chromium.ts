import type { Readable, Writable } from 'node:stream'
import { isRoot, start, stop, within, withFolder } from './child'
import type { Environment } from './find'
import { protocolOptions } from './job'
import type { PrintJob } from './job'
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
 * Prints with an installed Chromium: started headless with a profile of its own, driven over its debugging pipe, with scripts and
 * the network off. Answers with the bytes of the PDF; throws when it cannot.
 */
export async function printWithChromium(
  job: PrintJob,
  program: string,
  settings: { readonly environment: Environment; readonly timeout: number },
): Promise<Uint8Array> {
  return withFolder(async (folder) => {
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
    try {
      return await within(settings.timeout, 'printing', drive(pipe, job))
    } finally {
      // the browser leaves by itself on Browser.close, which lets it finish with its profile folder
      await within(
        2000,
        'closing',
        pipe.call('Browser.close').then(() => child.ended),
      ).catch(() => undefined)
      await stop(child)
    }
  })
}

async function drive(pipe: ProtocolPipe, job: PrintJob): Promise<Uint8Array> {
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
  const loaded = pipe.event('Page.loadEventFired')
  await Promise.all([call('Page.setDocumentContent', { frameId, html: job.html }), loaded])
  const { stream } = await call('Page.printToPDF', protocolOptions(job))
  return readStream(call, String(stream))
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
