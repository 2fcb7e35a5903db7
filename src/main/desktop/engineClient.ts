import type { ChangeTopic } from '@shared/api'
import { fail, type Result } from '@shared/result'
import type { EngineSettings, FromEngine, ToEngine } from './messages'

/** The part of a utility process that the client needs. */
export interface EngineChild {
  postMessage(message: ToEngine): void
  on(event: 'message', listener: (message: FromEngine) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
  kill(): boolean
}

/** Asks the process of the database, and starts it again when it died. */
export interface EngineClient {
  /** Starts the process, that it may open the database before anyone asks. */
  begin(): void
  call(name: string, args: unknown): Promise<Result<unknown>>
  /** As `call`, answered as JSON. */
  text(name: string, args: unknown): Promise<string>
  onChanged(listener: (topic: ChangeTopic) => void): void
  /** Lets it close the database; it is ended by force after so many milliseconds. */
  stop(patience?: number): Promise<void>
}

const SHORT_LIFE = 5000

/** Who waits for an answer, and takes it as it comes. */
interface Waiting {
  answer(result: Result<unknown>): void
  text(text: string): void
}

/**
 * A client over `start`, which forks the process. Requests that were in hand when the process died are answered with
 * `engine-stopped`. It is started again at once, or with the next request when it had lived but shortly. One with a time of `rest`,
 * in milliseconds, ends when it was asked nothing for so long, and is started with the next request.
 */
export function createEngineClient(
  start: () => EngineChild,
  settings: EngineSettings,
  {
    now = Date.now,
    rest = null,
  }: { readonly now?: () => number; readonly rest?: number | null } = {},
): EngineClient {
  const waiting = new Map<number, Waiting>()
  const listeners: ((topic: ChangeTopic) => void)[] = []
  let child: EngineChild | null = null
  let startedAt = 0
  let lastId = 0
  let stopping: (() => void) | null = null
  let resting: NodeJS.Timeout | undefined

  const tell = (topic: ChangeTopic) => {
    for (const listener of listeners) listener(topic)
  }

  function onMessage(message: FromEngine): void {
    if (message.kind === 'changed') {
      tell(message.topic)
      return
    }
    const asker = waiting.get(message.id)
    waiting.delete(message.id)
    if (rest !== null && waiting.size === 0) resting = setTimeout(retire, rest)
    if (message.kind === 'text') asker?.text(message.text)
    else asker?.answer(message.result)
  }

  function onExit(dead: EngineChild): void {
    if (child !== dead) return
    child = null
    for (const asker of [...waiting.values()]) asker.answer(stopped())
    waiting.clear()
    if (stopping !== null) {
      stopping()
      return
    }
    if (rest !== null || now() - startedAt < SHORT_LIFE) return
    running()
    tell('import')
    tell('data')
  }

  /** Lets the process go that nobody has asked for a while. */
  function retire(): void {
    const last = child
    child = null
    last?.postMessage({ kind: 'close' })
  }

  function running(): EngineChild {
    if (child !== null) return child
    const started = start()
    child = started
    startedAt = now()
    started.on('message', onMessage)
    started.on('exit', () => onExit(started))
    started.postMessage({ kind: 'open', settings })
    return started
  }

  function ask(name: string, args: unknown, asText: boolean, asker: Waiting): void {
    if (stopping !== null) {
      asker.answer(stopped())
      return
    }
    clearTimeout(resting)
    const id = ++lastId
    waiting.set(id, asker)
    running().postMessage({ kind: 'call', id, name, args, asText })
  }

  return {
    begin: () => {
      running()
    },
    call: (name, args) =>
      new Promise((answer) => ask(name, args, false, { answer, text: () => undefined })),
    text: (name, args) =>
      new Promise((text) =>
        ask(name, args, true, { text, answer: (result) => text(JSON.stringify(result)) }),
      ),
    onChanged: (listener) => listeners.push(listener),
    stop: (patience = 1500) =>
      new Promise((done) => {
        stopping = done
        clearTimeout(resting)
        if (child === null) {
          done()
          return
        }
        const last = child
        last.postMessage({ kind: 'close' })
        setTimeout(() => {
          last.kill()
          done()
        }, patience)
      }),
  }
}

function stopped(): Result<never> {
  return fail(
    'engine-stopped',
    'The part of Paydown that keeps the database stopped while it worked on this. What was stored before is safe; try it again.',
  )
}
