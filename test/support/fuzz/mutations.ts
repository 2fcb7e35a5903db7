/**
 * One change of a filing. Lines and columns count from 1, times are further copies; what lies outside the text
 * changes nothing. Plain values, so that a recipe can be kept as JSON.
 */
export type Mutation =
  | { readonly kind: 'cutLines'; readonly line: number; readonly count: number }
  | {
      readonly kind: 'repeatLines'
      readonly line: number
      readonly count: number
      readonly times: number
    }
  | { readonly kind: 'swapLines'; readonly line: number; readonly other: number }
  | {
      readonly kind: 'moveLines'
      readonly line: number
      readonly count: number
      readonly to: number
    }
  | { readonly kind: 'joinLines'; readonly line: number }
  | {
      readonly kind: 'replace'
      readonly line: number
      readonly column: number
      readonly length: number
      readonly text: string
      readonly times?: number
    }
  | { readonly kind: 'keep'; readonly from: number; readonly to: number }
  | { readonly kind: 'lineEnds'; readonly end: string }
  | { readonly kind: 'encode'; readonly as: Encoding; readonly mark: boolean }
  | { readonly kind: 'insertBytes'; readonly at: number; readonly bytes: readonly number[] }

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin1'

/** The bytes of a text after some mutations: those of its lines and characters first, then its encoding, then bytes. */
export function mutate(text: string, mutations: readonly Mutation[]): Uint8Array {
  const lines = text.split('\n')
  for (const mutation of mutations) changeLines(lines, mutation)
  let changed = lines.join('\n')
  let bytes: Uint8Array | null = null
  for (const mutation of mutations) {
    if (mutation.kind === 'keep') changed = changed.slice(mutation.from, mutation.to)
    if (mutation.kind === 'lineEnds') changed = changed.replaceAll('\n', mutation.end)
  }
  for (const mutation of mutations) {
    if (mutation.kind === 'encode') bytes = encoded(changed, mutation.as, mutation.mark)
  }
  bytes ??= Buffer.from(changed)
  for (const mutation of mutations) {
    if (mutation.kind !== 'insertBytes') continue
    const { at, bytes: more } = mutation
    bytes = Buffer.concat([bytes.subarray(0, at), Uint8Array.from(more), bytes.subarray(at)])
  }
  return bytes
}

function changeLines(lines: string[], mutation: Mutation): void {
  const at = 'line' in mutation ? mutation.line - 1 : 0
  const line = lines[at]
  if (line === undefined) return
  switch (mutation.kind) {
    case 'cutLines':
      lines.splice(at, mutation.count)
      break
    case 'repeatLines': {
      const part = lines.slice(at, at + mutation.count)
      const copies = Array.from({ length: mutation.times }, () => part).flat()
      lines[at + part.length - 1] = [...part.slice(-1), ...copies].join('\n')
      break
    }
    case 'swapLines': {
      const other = lines[mutation.other - 1]
      if (other === undefined) break
      lines[at] = other
      lines[mutation.other - 1] = line
      break
    }
    case 'moveLines': {
      const part = lines.splice(at, mutation.count)
      lines.splice(mutation.to - 1, 0, ...part)
      break
    }
    case 'joinLines': {
      const [next] = lines.splice(at + 1, 1)
      lines[at] = line + (next ?? '').replace(/^>/, '')
      break
    }
    case 'replace': {
      const { column, length, text, times = 1 } = mutation
      lines[at] = line.slice(0, column - 1) + text.repeat(times) + line.slice(column - 1 + length)
      break
    }
  }
}

const MARK = '\uFEFF'

function encoded(text: string, as: Encoding, mark: boolean): Uint8Array {
  const marked = mark && as !== 'latin1' ? MARK + text : text
  if (as === 'utf-16be') return Buffer.from(marked, 'utf16le').swap16()
  return Buffer.from(marked, as === 'utf-16le' ? 'utf16le' : as === 'latin1' ? 'latin1' : 'utf8')
}
