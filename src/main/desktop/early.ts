import { app, protocol } from 'electron'
import { SCHEME } from './policy'

/** Makes the window's scheme a standard and secure one; must run before the application is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/**
 * Puts every page into the sandbox, whatever its window asks for; must run before the application is ready. Not for root, for whom
 * Chromium has none and whose start says so.
 */
export function sandboxAll(): void {
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
}

/**
 * Heaps grow by so much before what is no longer needed is cleared away. By the usual measure they grow to several times of what
 * is in use, and what was read for one screen stays for the next.
 */
export const SMALL_HEAPS = '--heap-growing-percent=40'

/**
 * Keeps the heap of the page small, with room for what one screen needs for a moment, that clearing it away does not hold it up;
 * must run before the application is ready.
 */
export function keepPageSmall(): void {
  app.commandLine.appendSwitch('js-flags', '--heap-growing-percent=100 --min-semi-space-size=16')
}

/** Keeps Chromium from talking to anyone on its own; must run before the application is ready. */
export function quietNetwork(): void {
  const switches: readonly (readonly [string, string?])[] = [
    ['disable-background-networking'],
    ['disable-component-update'],
    ['disable-domain-reliability'],
    ['disable-sync'],
    ['disable-quic'],
    ['no-first-run'],
    ['no-proxy-server'],
    ['dns-prefetch-disable'],
    ['host-resolver-rules', 'MAP * ~NOTFOUND'],
    ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ]
  for (const [name, value] of switches) app.commandLine.appendSwitch(name, value)
}
