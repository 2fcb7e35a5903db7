/* Names of files that may be written on Windows, macOS and Linux alike. */

const FORBIDDEN = /[<>:"/\\|?*\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/gu
/** Marks that turn the direction of writing, with which a name can look like another. */
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g
/** Names that Windows keeps for devices, whatever follows their first dot. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\s*(?:\.|$))/i
/** Bytes of a name before its ending: file systems allow 255 in all, and a number, an ending and a folder's path need room. */
const LONGEST = 160

/** A text as the name of a file without its ending: what no system allows becomes a hyphen, long ones are cut. Never empty. */
export function safeFileName(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(DIRECTION, '')
    .replace(FORBIDDEN, '-')
    .replace(/\s+/gu, ' ')
    .replace(/^[ .]+/, '')
  const short = trimmed(cut(trimmed(plain)))
  if (short === '') return 'report'
  return short.replace(DEVICE, '$&_')
}

/** Windows drops dots and blanks at the end of a name. */
function trimmed(name: string): string {
  return name.replace(/[ .]+$/, '')
}

/** Cut between what people take for characters. */
function cut(name: string): string {
  const encoder = new TextEncoder()
  if (encoder.encode(name).length <= LONGEST) return name
  let kept = ''
  let bytes = 0
  for (const { segment } of new Intl.Segmenter('en').segment(name)) {
    bytes += encoder.encode(segment).length
    if (bytes > LONGEST) break
    kept += segment
  }
  return kept
}

/** Gives out names of one folder: one that is taken, in capitals or not, gets a number. */
export class FolderNames {
  readonly #taken = new Set<string>()

  /** The name itself, else `name (2)`, `name (3)` …, of which none of the endings is taken; all of them are taken from now on. */
  take(name: string, endings: readonly string[]): string {
    for (let number = 1; ; number++) {
      const tried = number === 1 ? name : `${name} (${number})`
      const keys = endings.map((ending) => keyOf(`${tried}.${ending}`))
      if (keys.some((key) => this.#taken.has(key))) continue
      for (const key of keys) this.#taken.add(key)
      return tried
    }
  }
}

/** Equal for names that some system takes for one. */
function keyOf(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase()
}
