import type { z } from 'zod'
import type { Result } from '../result'
import { appRequests, desktopRequests } from './app'
import { backupRequests } from './backup'
import { correctionRequests } from './corrections'
import { costRequests } from './cost'
import { csvRequests } from './csv'
import { custodianRequests } from './custodian'
import { factorRequests } from './factors'
import { filingRequests } from './filings'
import { healthRequests } from './health'
import { historyRequests } from './history'
import { holdingRequests } from './holdings'
import { journalRequests } from './journal'
import { noteRequests } from './notes'
import { portfolioRequests } from './portfolios'
import { previewRequests } from './preview'
import { problemRequests } from './problems'
import { reportDesktopRequests, reportFileRequests } from './reportFiles'
import { rereadRequests } from './reread'
import { statementRequests } from './statement'

/** Requests the engine answers, for the window and the command line alike. */
export const engineRequests = {
  ...appRequests,
  ...backupRequests,
  ...correctionRequests,
  ...costRequests,
  ...csvRequests,
  ...custodianRequests,
  ...factorRequests,
  ...filingRequests,
  ...healthRequests,
  ...historyRequests,
  ...holdingRequests,
  ...journalRequests,
  ...noteRequests,
  ...portfolioRequests,
  ...previewRequests,
  ...problemRequests,
  ...reportFileRequests,
  ...rereadRequests,
  ...statementRequests,
}

/** Requests that only the desktop answers. */
export const windowRequests = { ...desktopRequests, ...reportDesktopRequests }

/** Every request the window may send. */
export const requests = { ...engineRequests, ...windowRequests }

type Requests = typeof requests
export type RequestName = keyof Requests
export type EngineRequestName = keyof typeof engineRequests
export type DesktopRequestName = keyof typeof windowRequests
export type Args<N extends RequestName> = z.infer<Requests[N]['args']>
export type Reply<N extends RequestName> = z.infer<Requests[N]['result']>

/** The handlers of some requests: each takes checked arguments and answers with a value or a problem. */
export type Handlers<N extends RequestName> = {
  readonly [K in N]: (args: Args<K>) => Result<Reply<K>> | Promise<Result<Reply<K>>>
}

/** What may have changed; the window asks again for what it shows. */
export type ChangeTopic = 'import' | 'preview' | 'data' | 'reports'

/** The way from the page to the application. */
export interface Bridge extends Omit<PreloadBridge, 'call'> {
  call<N extends RequestName>(name: N, args: Args<N>): Promise<Result<Reply<N>>>
}

/** What the preload script puts on `window.paydown`. */
export interface PreloadBridge {
  /** A request and its answer, a `Result` as JSON. */
  call(name: string, args: unknown): Promise<string>
  /** Paths of files dropped on the window; the renderer itself sees none. */
  pathsOf(files: readonly File[]): string[]
  /** Calls back whenever something changed; the returned function ends it. */
  onChanged(listener: (topic: ChangeTopic) => void): () => void
}
