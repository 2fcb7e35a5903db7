import type { ChangeTopic } from '@shared/api'
import type { Result } from '@shared/result'

/** What the engine needs to know before the first request. */
export interface EngineSettings {
  readonly databasePath: string
  readonly version: string
  readonly sampleDirectory: string
  /** The built script of the reading thread. */
  readonly readerScript: string
  /** The built script of the thread that copies the database. */
  readonly backupScript: string
  /**
   * The keeper does everything, watches for other programs' writes, and makes the copy of a day; one for reports only makes reports,
   * so that a long one holds up nothing else.
   */
  readonly role: 'keeper' | 'reports'
}

/** From the main process to the process of the database. */
export type ToEngine =
  | { readonly kind: 'open'; readonly settings: EngineSettings }
  | {
      readonly kind: 'call'
      readonly id: number
      readonly name: string
      readonly args: unknown
      /** Answered as JSON, for the window: a text is handed on through two processes many times as fast as what it tells. */
      readonly asText: boolean
    }
  | { readonly kind: 'close' }

/** And back. */
export type FromEngine =
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'text'; readonly id: number; readonly text: string }
  | { readonly kind: 'changed'; readonly topic: ChangeTopic }
