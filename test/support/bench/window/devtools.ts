/* The debugging protocol of Chromium and of Node.js, as far as the bench needs it. */

/** A page or a process that can be asked to run something. */
export interface Target {
  /** Runs a function there, with arguments that JSON can carry, and answers with what it returns. */
  run<A extends unknown[], R>(work: (...args: A) => R | Promise<R>, ...args: A): Promise<R>
  /** One command of the protocol. */
  send(method: string, params?: Readonly<Record<string, unknown>>): Promise<unknown>
  close(): void
}

interface Reply {
  readonly id?: number
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

interface Evaluated {
  readonly result: { readonly value?: unknown }
  readonly exceptionDetails?: { readonly exception?: { readonly description?: string } }
}

/** Connects to an address `ws://…`. */
export async function connect(address: string): Promise<Target> {
  const socket = new WebSocket(address)
  await new Promise((done, failed) => {
    socket.addEventListener('open', done, { once: true })
    socket.addEventListener('error', () => failed(new Error(`no answer from ${address}`)), {
      once: true,
    })
  })
  const waiting = new Map<number, (reply: Reply) => void>()
  let lastId = 0
  socket.addEventListener('message', ({ data }) => {
    const reply = JSON.parse(String(data)) as Reply
    if (reply.id === undefined) return
    waiting.get(reply.id)?.(reply)
    waiting.delete(reply.id)
  })
  const send = async (
    method: string,
    params: Readonly<Record<string, unknown>> = {},
  ): Promise<unknown> => {
    const id = ++lastId
    const reply = await new Promise<Reply>((answer) => {
      waiting.set(id, answer)
      socket.send(JSON.stringify({ id, method, params }))
    })
    if (reply.error !== undefined) throw new Error(`${method}: ${reply.error.message}`)
    return reply.result
  }
  return {
    send,
    run: async <A extends unknown[], R>(work: (...args: A) => R | Promise<R>, ...args: A) => {
      const given = args.map((one) => JSON.stringify(one)).join(', ')
      const { result, exceptionDetails } = (await send('Runtime.evaluate', {
        expression: `(${work.toString()})(${given})`,
        awaitPromise: true,
        returnByValue: true,
      })) as Evaluated
      if (exceptionDetails !== undefined) {
        throw new Error(exceptionDetails.exception?.description ?? 'it failed in the page')
      }
      return result.value as R
    },
    close: () => socket.close(),
  }
}
