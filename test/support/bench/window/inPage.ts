/* What runs in the page itself. Each function is sent there as its own text, so it uses nothing from around it. */

/** Waits until what is named is there and drawn; the time then, in milliseconds since 1970. */
export async function shownAt(selector: string, patience: number): Promise<number> {
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn))
  const deadline = Date.now() + patience
  while (document.querySelector(selector) === null) {
    if (Date.now() > deadline) throw new Error(`${selector} does not come`)
    await frame()
  }
  await frame()
  await new Promise((after) => setTimeout(after))
  return performance.timeOrigin + performance.now()
}

/**
 * Presses a key or clicks on what is named, and waits until what is wanted is there and the page has been still for a while: the
 * milliseconds from the press to the frame in which the page last changed, drawn.
 */
export async function timeOf(act: {
  readonly key?: { readonly key: string; readonly ctrlKey?: boolean }
  readonly click?: string
  readonly wanted: string
}): Promise<number> {
  const STILL = 350
  const frame = () =>
    new Promise<number>((drawn) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => drawn(performance.now())
        port2.postMessage(null)
      }),
    )
  let changed = 0
  let drawn = 0
  const watcher = new MutationObserver(() => {
    changed = performance.now()
    void frame().then((at) => {
      drawn = Math.max(drawn, at)
    })
  })
  watcher.observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  })
  const begun = performance.now()
  if (act.click !== undefined) {
    const target = document.querySelector<HTMLElement>(act.click)
    if (target === null) throw new Error(`${act.click} is not there to be clicked`)
    target.click()
  }
  if (act.key !== undefined) {
    window.dispatchEvent(new KeyboardEvent('keydown', { ...act.key, bubbles: true }))
  }
  const deadline = begun + 20_000
  for (;;) {
    await new Promise((later) => setTimeout(later, 50))
    const now = performance.now()
    const isThere = document.querySelector(act.wanted) !== null
    const busy = document.querySelector('[aria-busy="true"]') !== null
    if (isThere && !busy && now - Math.max(changed, begun) > STILL) break
    if (now > deadline) {
      watcher.disconnect()
      throw new Error(`${act.wanted} does not come, or the page is never still`)
    }
  }
  watcher.disconnect()
  return Math.max(drawn, changed) - begun
}

/** Waits until the month's report is there to its last page and drawn; the time then, in milliseconds since 1970. */
export async function reportShownAt(patience: number): Promise<number> {
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn))
  const isThere = () => {
    const shown = document.querySelector<HTMLIFrameElement>('main iframe')?.contentDocument
    return shown?.readyState === 'complete' && shown.querySelector('main') !== null
  }
  const deadline = Date.now() + patience
  while (!isThere()) {
    if (Date.now() > deadline) throw new Error('the report does not come')
    await frame()
  }
  await frame()
  return performance.timeOrigin + performance.now()
}

/** Notes tasks that hold up the page, and how long each press of a key takes until it is drawn. */
export function observe(): void {
  const notes = { tasks: [] as number[], presses: [] as number[] }
  Object.assign(window, { notes })
  new PerformanceObserver((list) => {
    notes.tasks.push(...list.getEntries().map((entry) => entry.duration))
  }).observe({ type: 'longtask' })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.name === 'keydown' || entry.name === 'input') notes.presses.push(entry.duration)
    }
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
}

/** Notes for each key how long it takes until the rows of the tables last changed, drawn. */
export function watchRows(): void {
  const times: number[] = []
  Object.assign(window, { rowTimes: times })
  let pressed = 0
  window.addEventListener(
    'keydown',
    () => {
      pressed = performance.now()
      times.push(0)
    },
    { capture: true },
  )
  new MutationObserver(() => {
    const [at, key] = [pressed, times.length - 1]
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (key >= 0) times[key] = performance.now() - at
      }),
    )
  }).observe(document.querySelector('main') ?? document.body, { subtree: true, childList: true })
}

/** What `watchRows` noted. */
export function rowTimes(): number[] {
  return (window as unknown as { rowTimes: number[] }).rowTimes
}

/** What was noted since the last question. */
export function noted(): { readonly tasks: number[]; readonly presses: number[] } {
  const { notes } = window as unknown as { notes: { tasks: number[]; presses: number[] } }
  const found = { tasks: notes.tasks, presses: notes.presses }
  notes.tasks = []
  notes.presses = []
  return found
}

/** A request as the page sends it; the value of its answer. */
export async function ask(name: string, args: object): Promise<unknown> {
  const { paydown } = window as unknown as {
    paydown: { call(n: string, a: object): Promise<string> }
  }
  const answer = JSON.parse(await paydown.call(name, args)) as { ok: boolean; value: unknown }
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`)
  return answer.value
}
