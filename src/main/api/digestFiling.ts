import type { FilingDocument } from '@shared/report'
import { digestOf, type FilingDigest } from '../store/digest'
import { flatten } from '../store/packedFiling'

/** A filing as it is handed to be stored, or why it was refused. */
export type Digested =
  | {
      readonly status: 'read'
      readonly digest: FilingDigest
      /** What was read, as `packFiling` takes it. */
      readonly flat: Uint8Array<ArrayBuffer>
    }
  | Extract<FilingDocument, { status: 'refused' }>

/** What storing a filing needs of what was read from it. */
export function digestFiling(document: FilingDocument): Digested {
  return document.status === 'refused'
    ? document
    : { status: 'read', digest: digestOf(document), flat: flatten(document) }
}
