import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const boundsSchema = z.object({
  x: z.number().int().optional(),
  y: z.number().int().optional(),
  width: z.number().int(),
  height: z.number().int(),
  maximized: z.boolean(),
})
export type Bounds = z.infer<typeof boundsSchema>

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const SMALLEST = { width: 1024, height: 700 } as const
const USUAL: Bounds = { width: 1280, height: 800, maximized: false }

/** Where the window was last; the usual size when that is not known or lies outside every screen. */
export function readBounds(file: string, screens: readonly Area[]): Bounds {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return USUAL
  }
  const bounds = parseBounds(text)
  return bounds === null ? USUAL : fitted(bounds, screens)
}

/** Keeps where the window is; a place that cannot be written is no reason to fail. */
export function writeBounds(file: string, bounds: Bounds): void {
  try {
    writeFileSync(file, JSON.stringify(bounds))
  } catch {
    // The next start uses the usual size
  }
}

function parseBounds(text: string): Bounds | null {
  try {
    const parsed = boundsSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Bounds that can be seen: at least the smallest size, and a place only where a screen shows the title bar. */
export function fitted(bounds: Bounds, screens: readonly Area[]): Bounds {
  const width = Math.max(bounds.width, SMALLEST.width)
  const height = Math.max(bounds.height, SMALLEST.height)
  const { x, y, maximized } = bounds
  if (x === undefined || y === undefined) return { width, height, maximized }
  const seen = screens.some(
    (screen) =>
      x + width > screen.x + 80 &&
      x < screen.x + screen.width - 80 &&
      y >= screen.y - 8 &&
      y < screen.y + screen.height - 40,
  )
  return seen ? { x, y, width, height, maximized } : { width, height, maximized }
}
