import { expect } from '@playwright/test'
import { test } from '../unprivileged'
import { listener } from './listener'

test('nothing from elsewhere is loaded, by whatever means the page asks', async ({ sandboxed }) => {
  const { page } = sandboxed
  const server = await listener()
  await fetch(server.url)
  const control = server.visits()
  expect(control).toBeGreaterThan(0)
  const ended = await page.evaluate(async (url) => {
    const add = (tag: string, attributes: Record<string, string>): void => {
      const element = document.createElement(tag)
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
      document.body.append(element)
    }
    const outcome = async (work: () => unknown): Promise<string> => {
      try {
        await work()
        return 'done'
      } catch {
        return 'refused'
      }
    }
    await new Promise((later) => setTimeout(later))
    const asked = {
      fetch: await outcome(() => fetch(url)),
      module: await outcome(() => import(/* @vite-ignore */ url)),
      worker: await outcome(() => new Worker(url)),
      shared: await outcome(() => new SharedWorker(url)),
      service: await outcome(() => navigator.serviceWorker.register(url)),
      request: await outcome(
        () =>
          new Promise((loaded, failed) => {
            const request = new XMLHttpRequest()
            request.onload = loaded
            request.onerror = failed
            request.open('GET', url)
            request.send()
          }),
      ),
      socket: await outcome(
        () =>
          new Promise((opened, failed) => {
            const socket = new WebSocket(url.replace('http', 'ws'))
            socket.onopen = opened
            socket.onerror = failed
          }),
      ),
      events: await outcome(
        () =>
          new Promise((opened, failed) => {
            const events = new EventSource(url)
            events.onopen = opened
            events.onerror = failed
          }),
      ),
      font: await outcome(() => new FontFace('x', `url(${url})`).load()),
    }
    const elements: [string, Record<string, string>][] = [
      ['img', { src: url }],
      ['img', { srcset: `${url} 2x` }],
      ['video', { src: url }],
      ['audio', { src: url }],
      ['iframe', { src: url }],
      ['object', { data: url }],
      ['embed', { src: url }],
      ['script', { src: url }],
      ['svg', { style: `background: url(${url})` }],
      ['link', { rel: 'preload', as: 'image', href: url }],
      ...['stylesheet', 'prefetch', 'preconnect', 'dns-prefetch', 'manifest', 'icon'].map(
        (rel): [string, Record<string, string>] => ['link', { rel, href: url }],
      ),
    ]
    // It says that it was sent, whether it is or not
    navigator.sendBeacon(url, 'x')
    for (const [tag, attributes] of elements) await outcome(() => add(tag, attributes))
    const peer = new RTCPeerConnection({
      iceServers: [{ urls: `stun:${new URL(url).host}` }],
    })
    peer.createDataChannel('x')
    await peer.setLocalDescription(await peer.createOffer())
    await new Promise((later) => setTimeout(later, 1500))
    return asked
  }, server.url)
  expect(new Set(Object.values(ended)), JSON.stringify(ended)).toEqual(new Set(['refused']))
  expect(server.visits()).toBe(control)
  server.close()
})

test('every permission is refused, whoever asks for it', async ({ sandboxed: { page } }) => {
  const answers = await page.evaluate(async () => {
    const outcome = async (work: () => unknown): Promise<string> => {
      try {
        const late = new Promise((done) => setTimeout(() => done('no answer'), 2000))
        const value = await Promise.race([work(), late])
        return typeof value === 'string' ? value : 'granted'
      } catch {
        return 'refused'
      }
    }
    const { navigator: own } = window
    const devices = own as unknown as Record<
      'usb' | 'hid' | 'serial' | 'bluetooth',
      { requestDevice?(filter: object): Promise<unknown>; requestPort?(): Promise<unknown> }
    >
    const granted = (name: string) =>
      own.permissions.query({ name: name as PermissionName }).then((status) => status.state)
    return {
      camera: await outcome(() => own.mediaDevices.getUserMedia({ video: true })),
      microphone: await outcome(() => own.mediaDevices.getUserMedia({ audio: true })),
      screen: await outcome(() => own.mediaDevices.getDisplayMedia()),
      place: await outcome(
        () => new Promise((found, failed) => own.geolocation.getCurrentPosition(found, failed)),
      ),
      clipboard: await outcome(() => own.clipboard.readText()),
      notes: await outcome(() => Notification.requestPermission()),
      midi: await outcome(() => own.requestMIDIAccess({ sysex: true })),
      wholeScreen: await outcome(() => {
        void document.documentElement.requestFullscreen().catch(() => undefined)
        return new Promise((grown, failed) => {
          document.onfullscreenchange = grown
          setTimeout(failed, 1000)
        })
      }),
      pointer: await outcome(async () => {
        await document.documentElement.requestPointerLock()
        if (document.pointerLockElement === null) throw new Error('refused')
      }),
      usb: await outcome(() => devices.usb.requestDevice?.({ filters: [] })),
      serial: await outcome(() => devices.serial.requestPort?.()),
      bluetooth: await outcome(() => devices.bluetooth.requestDevice?.({ acceptAllDevices: true })),
      hid: await outcome(async () => {
        const given = await devices.hid.requestDevice?.({ filters: [] })
        if (Array.isArray(given) && given.length === 0) throw new Error('refused')
      }),
      states: [
        await granted('geolocation'),
        await granted('camera'),
        await granted('microphone'),
        await granted('notifications'),
        await granted('clipboard-read'),
        await granted('persistent-storage'),
      ],
    }
  })
  const { states, notes, ...asked } = answers
  expect(new Set(Object.values(asked)), JSON.stringify(asked)).toEqual(new Set(['refused']))
  expect(notes).toBe('denied')
  expect(new Set(states)).toEqual(new Set(['denied']))
})

test('files are not reached by their address, not even by a window that asks', async ({
  sandboxed: { app, page },
}) => {
  expect(page.url()).toMatch(/^app:\/\/paydown\//)
  const opened = await app.evaluate(async ({ BrowserWindow }) => {
    const other = new BrowserWindow({ show: false })
    return other.loadURL('file:///etc/passwd').then(
      () => 'opened',
      () => 'refused',
    )
  })
  expect(opened).toBe('refused')
  const inPage = await page.evaluate(async () => {
    const image = new Image()
    const loaded = new Promise((done) => {
      image.onload = () => done('reached')
      image.onerror = () => done('refused')
    })
    image.src = 'file:///usr/share/icons/hicolor/16x16/apps/x.png'
    return [
      await fetch('file:///etc/passwd').then(
        () => 'reached',
        () => 'refused',
      ),
      await loaded,
    ]
  })
  expect(inPage).toEqual(['refused', 'refused'])
})
