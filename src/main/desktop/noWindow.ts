import { fail, type Result } from '@shared/result'

/** The answer to a request for a dialog when there is no window for it. */
export function noWindow(): Result<never> {
  return fail('no-window', 'The window is closed. Open Paydown again.')
}
