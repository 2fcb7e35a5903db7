/** The window's own address; nothing else is ever loaded. */
export const SCHEME = 'app'
export const ORIGIN = 'app://paydown'

/** What the window's page may load: its own files, nothing inline, nothing from elsewhere. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // Text becomes HTML nowhere: only the templates of the components do, which Svelte vouches for under this name
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
].join('; ')

/** What the report inside the window may load: its one style sheet, named by its hash, and nothing else. */
export function reportPolicy(styles: string): string {
  return [
    "default-src 'none'",
    `style-src ${styles === '' ? "'none'" : styles}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ')
}

/** Headers that every answer carries. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** Whether an address is the window's own. */
export function isOwnAddress(address: string): boolean {
  try {
    const url = new URL(address)
    return url.protocol === `${SCHEME}:` && url.host === 'paydown'
  } catch {
    return false
  }
}

/** Whether an address is the report that the page shows in its frame. */
export function isReportAddress(address: string): boolean {
  return isOwnAddress(address) && new URL(address).pathname === '/report'
}
