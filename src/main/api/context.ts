import type { ChangeTopic } from '@shared/api'
import type { Database } from '../store/database'
import type { Reader } from './reader'

/** What the handlers of every area need, passed in so that each can be tested alone. */
export interface EngineContext {
  readonly database: Database
  readonly reader: Reader
  readonly version: string
  /** Folder with the sample filings, `sample-portfolio.csv` beside it; null where there is none. */
  readonly sampleDirectory: string | null
  readonly now: () => Date
  readonly changed: (topic: ChangeTopic) => void
}
