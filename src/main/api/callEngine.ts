import { engineRequests, type Args, type EngineRequestName, type Reply } from '@shared/api'
import { fail, type Result } from '@shared/result'
import { storeProblem } from '../store/problems'
import type { Engine } from './engine'

type Answer = Result<unknown> | Promise<Result<unknown>>

/**
 * The one way to call the engine: checks the arguments against the request's schema (`bad-request`), and turns a bug inside into
 * a problem (`internal`). Names and arguments may come from outside; a name that is no request is `unknown-request`.
 */
export function callEngine<N extends EngineRequestName>(
  engine: Pick<Engine, 'handlers' | 'databasePath'>,
  name: N,
  args: Args<N>,
): Promise<Result<Reply<N>>>
export function callEngine(
  engine: Pick<Engine, 'handlers' | 'databasePath'>,
  name: string,
  args: unknown,
): Promise<Result<unknown>>
export async function callEngine(
  engine: Pick<Engine, 'handlers' | 'databasePath'>,
  name: string,
  args: unknown,
): Promise<Result<unknown>> {
  if (!isEngineRequest(name)) {
    return fail('unknown-request', `There is no request named ${name}. Use one that the api lists.`)
  }
  const checked = engineRequests[name].args.safeParse(args)
  if (!checked.success) {
    const issue = checked.error.issues[0]
    const where = issue === undefined ? '' : issue.path.join('.')
    const what = issue?.message ?? 'they do not fit'
    return fail(
      'bad-request',
      `The arguments of ${name} are not right${where === '' ? '' : ` at ${where}`}: ${what}. Correct them and ask again.`,
    )
  }
  const handler = engine.handlers[name] as (args: unknown) => Answer
  try {
    return await handler(checked.data)
  } catch (error) {
    const problem = storeProblem(error, engine.databasePath)
    if (problem !== null) return { ok: false, problem }
    const why = error instanceof Error ? error.message : String(error)
    return fail(
      'internal',
      `Paydown made a mistake while it answered ${name}: ${why}. Nothing was changed by it; try again, and report it if it comes back.`,
    )
  }
}

/** Whether a name from outside is a request of the engine. */
export function isEngineRequest(name: string): name is EngineRequestName {
  return Object.hasOwn(engineRequests, name)
}
