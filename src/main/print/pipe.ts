import type { Readable, Writable } from 'node:stream'

interface Event {
  readonly method: string
  readonly sessionId?: string
}
type Answer =
  | { readonly id: number; readonly result: Readonly<Record<string, unknown>> }
  | { readonly id: number; readonly error: { readonly message: string } }
interface Waiting {
  readonly resolve: (result: Readonly<Record<string, unknown>>) => void
  readonly reject: (error: Error) => void
}

/**
 * A client of the DevTools protocol over a browser's two pipes (`--remote-debugging-pipe`): JSON messages that end in a zero byte.
 * A pipe needs no port, so nobody else can reach the browser. Call `end` when the browser ended.
 */
export class ProtocolPipe {
  readonly #waiting = new Map<number, Waiting>()
  readonly #events = new Map<string, (() => void)[]>()
  #last = 0
  #ended: Error | null = null
  #pending: Buffer[] = []

  constructor(
    private readonly toBrowser: Writable,
    fromBrowser: Readable,
  ) {
    fromBrowser.on('data', (chunk: Buffer) => this.#take(chunk))
    // a broken pipe is the end of the browser, of which whoever started it tells through end()
    fromBrowser.on('error', () => undefined)
    toBrowser.on('error', () => undefined)
  }

  /** Sends a command and waits for its result. */
  async call(
    method: string,
    params: Readonly<Record<string, unknown>> = {},
    sessionId?: string,
  ): Promise<Readonly<Record<string, unknown>>> {
    if (this.#ended !== null) throw this.#ended
    const id = ++this.#last
    const answer = new Promise<Readonly<Record<string, unknown>>>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
    })
    const message =
      sessionId === undefined ? { id, method, params } : { id, method, params, sessionId }
    this.toBrowser.write(`${JSON.stringify(message)}\0`)
    return answer
  }

  /** Resolves at the next event of that name in that session. Ask before sending what causes it. */
  async event(name: string, sessionId: string): Promise<void> {
    if (this.#ended !== null) throw this.#ended
    return new Promise((resolve, reject) => {
      const key = `${sessionId} ${name}`
      this.#events.set(key, [...(this.#events.get(key) ?? []), resolve])
      this.#waiting.set(-++this.#last, { resolve: () => undefined, reject })
    })
  }

  /** Rejects everything that waits, now and later. */
  end(error: Error): void {
    this.#ended ??= error
    for (const { reject } of this.#waiting.values()) reject(this.#ended)
    this.#waiting.clear()
  }

  #take(chunk: Buffer): void {
    let rest = chunk
    for (let zero = rest.indexOf(0); zero >= 0; zero = rest.indexOf(0)) {
      const message = Buffer.concat([...this.#pending, rest.subarray(0, zero)]).toString('utf8')
      this.#pending = []
      rest = rest.subarray(zero + 1)
      this.#receive(JSON.parse(message) as Answer | Event)
    }
    if (rest.length > 0) this.#pending.push(rest)
  }

  #receive(message: Answer | Event): void {
    if ('method' in message) {
      const key = `${message.sessionId ?? ''} ${message.method}`
      const listeners = this.#events.get(key) ?? []
      this.#events.delete(key)
      for (const listener of listeners) listener()
      return
    }
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if ('error' in message) waiting?.reject(new Error(message.error.message))
    else waiting?.resolve(message.result)
  }
}
