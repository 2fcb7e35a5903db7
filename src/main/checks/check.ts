import { plain, type Exact } from '@shared/decimal'
import type { Check } from '@shared/report'
import type { Approx } from '../reading/approx'
import { judge, type Identity, type OpenIdentity } from '../reading/identity'

/**
 * A check of one identity: `ties` exactly when |left − right| ≤ tolerance, `differs` otherwise, `unknown` when a cell
 * it needs is blank. `subject` is for people, `prefix` is put before each operand to make its path.
 */
export function checkOf(identity: Identity | OpenIdentity, subject: string, prefix: string): Check {
  const { id, sentence } = identity
  const operands =
    prefix === '' ? [...identity.operands] : identity.operands.map((path) => `${prefix}${path}`)
  if (identity.left === null) {
    const blank = { left: null, right: null, difference: null, tolerance: null }
    return { id, subject, status: 'unknown', ...blank, operands, sentence, explanation: null }
  }
  const { left, right, difference, tolerance, ties } = judge(identity)
  const leftText = textOf(left, identity.left)
  return {
    id,
    subject,
    status: ties ? 'ties' : 'differs',
    left: leftText,
    right: right === left ? leftText : textOf(right, identity.right),
    difference: plain(difference),
    tolerance: plain(tolerance),
    operands,
    sentence,
    explanation: null,
  }
}

/** A side as a plain decimal; one that was printed is one already. */
function textOf(side: Exact, { value, text }: Approx): string {
  return side === value && text !== undefined ? text : plain(side)
}

/** The check of an identity that may not apply: none when it is null. Its operands are whole paths. */
export function checksOf(identity: Identity | null, subject: string): Check[] {
  return identity === null ? [] : [checkOf(identity, subject, '')]
}
