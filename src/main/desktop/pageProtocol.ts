import { protocol } from 'electron'
import type { EngineRequestName } from '@shared/api'
import { statementRequests } from '@shared/api/statement'
import type { Result } from '@shared/result'
import { statementCsp } from '../statement/statementHtml'
import { readPageFile } from './files'
import { COMMON_HEADERS, isOwnAddress, PAGE_POLICY, reportPolicy, SCHEME } from './policy'

/** Asks the engine, as the process that runs it does. */
export type Ask = (name: EngineRequestName, args: unknown) => Promise<Result<unknown>>

/** Serves the page's files from `root`, and the month's report from the engine, each with its own policy. */
export function servePage(root: string, ask: Ask): void {
  protocol.handle(SCHEME, async (request) => {
    if (request.method !== 'GET' || !isOwnAddress(request.url)) return notFound()
    const url = new URL(request.url)
    if (url.pathname === '/report') return report(url.searchParams, ask)
    const file = await readPageFile(root, url.pathname)
    if (file === null) return notFound()
    return new Response(file.bytes, {
      headers: {
        ...COMMON_HEADERS,
        'content-type': file.type,
        'content-security-policy': PAGE_POLICY,
      },
    })
  })
}

async function report(query: URLSearchParams, ask: Ask): Promise<Response> {
  const args = statementRequests['report.html'].args.safeParse(Object.fromEntries(query))
  if (!args.success) return notFound()
  const answer = await ask('report.html', args.data)
  if (!answer.ok) return plain(answer.problem.message, 409)
  const page = statementRequests['report.html'].result.safeParse(answer.value)
  if (!page.success) return plain('The report could not be made. Try again.', 500)
  return new Response(page.data.html, {
    headers: {
      ...COMMON_HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': reportPolicy(statementCsp(page.data.html)),
    },
  })
}

function notFound(): Response {
  return plain('There is nothing at this address.', 404)
}

function plain(text: string, status: number): Response {
  return new Response(text, {
    status,
    headers: {
      ...COMMON_HEADERS,
      'content-type': 'text/plain; charset=utf-8',
      'content-security-policy': reportPolicy(''),
    },
  })
}
