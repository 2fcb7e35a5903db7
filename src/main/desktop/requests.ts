import type { IpcMainInvokeEvent } from 'electron'
import {
  requests,
  windowRequests,
  type DesktopRequestName,
  type Handlers,
  type RequestName,
} from '@shared/api'
import { fail, type Result } from '@shared/result'
import { isOwnAddress } from './policy'

/** Who asks: the frame that sent a request. */
export interface Sender {
  /** The frame is the main frame of Paydown's window. */
  readonly isMainFrame: boolean
  readonly url: string
}

/** Who answers: the desktop itself, or the engine. */
export interface Answerers {
  readonly desktop: Handlers<DesktopRequestName>
  /** Answers as JSON. */
  readonly engine: (name: string, args: unknown) => Promise<string>
}

/**
 * Answers one request of the window. The sender, the name and the arguments come from outside: a stranger is refused with
 * `bad-sender`, a name that is none with `unknown-request`, arguments that do not fit with `bad-request`; a bug is `internal`.
 * The answer is JSON: the bridge to the page copies an object property by property, and a text at once.
 */
export async function answerRequest(
  sender: Sender,
  name: unknown,
  args: unknown,
  answerers: Answerers,
): Promise<string> {
  const answer = await answerOf(sender, name, args, answerers)
  return typeof answer === 'string' ? answer : JSON.stringify(answer)
}

async function answerOf(
  sender: Sender,
  name: unknown,
  args: unknown,
  answerers: Answerers,
): Promise<Result<unknown> | string> {
  if (!sender.isMainFrame || !isOwnAddress(sender.url)) {
    return fail(
      'bad-sender',
      'Only the page of Paydown’s own window may ask this. Nothing was done.',
    )
  }
  if (typeof name !== 'string' || !isRequest(name)) {
    return fail('unknown-request', `There is no request named ${String(name)}. Nothing was done.`)
  }
  const checked = requests[name].args.safeParse(args)
  if (!checked.success) {
    const issue = checked.error.issues[0]
    return fail(
      'bad-request',
      `The arguments of ${name} are not right at ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'they do not fit'}. Correct them and ask again.`,
    )
  }
  try {
    if (!isDesktopRequest(name)) return await answerers.engine(name, checked.data)
    const handler = answerers.desktop[name] as (args: unknown) => Promise<Result<unknown>>
    return await handler(checked.data)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return fail(
      'internal',
      `Paydown made a mistake while it answered ${name}: ${why}. Try it again.`,
    )
  }
}

/** The sender of an invocation; a frame that is gone is nobody. */
export function senderOf(event: IpcMainInvokeEvent, ownContents: unknown): Sender {
  const frame = event.senderFrame
  return {
    isMainFrame: frame !== null && event.sender === ownContents && frame.parent === null,
    url: frame?.url ?? '',
  }
}

function isRequest(name: string): name is RequestName {
  return Object.hasOwn(requests, name)
}

function isDesktopRequest(name: RequestName): name is DesktopRequestName {
  return Object.hasOwn(windowRequests, name)
}
