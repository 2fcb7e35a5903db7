import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** A file of the window's page, with its media type. */
export interface PageFile {
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/**
 * The place of a requested path inside the folder of the page; null for a path that leaves it, that cannot be decoded, or whose
 * kind of file the page has none of.
 */
export function placeOf(root: string, pathname: string): string | null {
  let path: string
  try {
    path = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (path.includes('\0') || path.includes('\\')) return null
  const place = normalize(join(root, path === '/' ? 'index.html' : path))
  if (!place.startsWith(normalize(root + sep))) return null
  return extname(place) in TYPES ? place : null
}

/** Reads a file of the page; null where there is none to serve. */
export async function readPageFile(root: string, pathname: string): Promise<PageFile | null> {
  const place = placeOf(root, pathname)
  if (place === null) return null
  try {
    return {
      type: TYPES[extname(place)] ?? 'application/octet-stream',
      bytes: new Uint8Array(await readFile(place)),
    }
  } catch {
    return null
  }
}
