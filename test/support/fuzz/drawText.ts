import type { Random } from '../random'
import { NUMBER, RUN, spot, type Ground, type Spot } from './ground'
import type { Mutation } from './mutations'

/* Mutations of characters, mostly of those that stand in figures. */

function replace({ line, column, text }: Spot, by: string): Mutation {
  return { kind: 'replace', line, column, length: text.length, text: by }
}

/** One character of a run replaced by a text, which may be empty. */
function within(random: Random, run: Spot, by: (character: string) => string): Mutation {
  const at = random.integer(0, Math.max(0, run.text.length - 1))
  const character = run.text.charAt(at)
  return replace({ ...run, column: run.column + at, text: character }, by(character))
}

export function changeDigit(random: Random, ground: Ground): Mutation {
  const digit = spot(random, ground, /\d/g)
  const other = (Number(digit.text) + random.integer(1, 9)) % 10
  return replace(digit, String(other))
}

export function swapCharacters(random: Random, ground: Ground): Mutation {
  const run = spot(random, ground, random.chance(0.8) ? NUMBER : RUN)
  const at = random.integer(0, Math.max(0, run.text.length - 2))
  const pair = run.text.slice(at, at + 2)
  const turned = pair.charAt(1) + pair.charAt(0)
  return replace({ ...run, column: run.column + at, text: pair }, turned)
}

export function dropCharacter(random: Random, ground: Ground): Mutation {
  const run = spot(random, ground, random.chance(0.6) ? NUMBER : RUN)
  return within(random, run, () => '')
}

/** What may slip into a text: figures, letters, signs, blanks of all kinds, controls, figures of other scripts. */
const CHARACTERS = [
  ...Array.from('0123456789'),
  ...Array.from('AaEeOolIxZ'),
  ...Array.from(',.-()%>$=:;/&+*#@<"\''),
  ...Array.from(' \t\f\v\u00a0\u2003\u200b\ufeff'),
  ...Array.from('\u0001\u0007\u001a\u001b\u007f\u0085\u2028'),
  ...Array.from('\u0663\u0969\uff13\u00b2\u00bd\u2167\u2212\u2013\u{1f600}\ud800'),
  '  ',
  '\n',
  '\r',
  '\n>',
]

export function insertCharacter(random: Random, ground: Ground): Mutation {
  const run = spot(random, ground, random.chance(0.6) ? NUMBER : RUN)
  const at = random.integer(0, run.text.length)
  return replace({ ...run, column: run.column + at, text: '' }, random.pick(CHARACTERS))
}

export function changeCharacter(random: Random, ground: Ground): Mutation {
  const run = spot(random, ground, random.chance(0.6) ? NUMBER : RUN)
  return within(random, run, () => random.pick(CHARACTERS))
}

/** A number whose separators are gone, doubled, changed for each other, or elsewhere. */
export function damageNumber(random: Random, ground: Ground): Mutation {
  const run = spot(random, ground, /\d[\d,]*[.,]\d+/g)
  const { text } = run
  const bare = text.replace(/[.,]/g, '')
  const at = random.integer(0, bare.length)
  return replace(
    run,
    random.pick([
      bare,
      text.replaceAll(',', ''),
      text.replace(/[.,]/, (mark) => mark + mark),
      text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.')),
      text.replace(/[.,]/, ' '),
      `${bare.slice(0, at)}.${bare.slice(at)}`,
      `${bare.slice(0, at)},${bare.slice(at)}`,
      text.replace(/0+$|$/, '0'),
      `0${text}`,
    ]),
  )
}

export function copyNumber(random: Random, ground: Ground): Mutation {
  const from = spot(random, ground, NUMBER)
  return replace(spot(random, ground, NUMBER), from.text)
}

/** Two numbers of a line change places. */
export function swapNumbers(random: Random, ground: Ground): Mutation {
  const { line } = spot(random, ground, NUMBER)
  const text = ground.lines[line - 1] ?? ''
  const runs = [...text.matchAll(NUMBER)]
  const first = random.integer(0, Math.max(0, runs.length - 2))
  const [a, b] = [runs[first], runs[first + 1]]
  if (a === undefined || b === undefined) return { kind: 'swapLines', line, other: line + 1 }
  const between = text.slice(a.index + a[0].length, b.index)
  const whole = text.slice(a.index, b.index + b[0].length)
  return replace({ line, column: a.index + 1, text: whole }, b[0] + between + a[0])
}

export function sign(random: Random, ground: Ground): Mutation {
  const run = spot(random, ground, NUMBER)
  const bare = run.text.replace(/[()-]/g, '')
  return replace(
    run,
    random.pick([`-${bare}`, `(${bare})`, bare, `${bare}-`, `(${bare}`, `${bare})`]),
  )
}

/** Blanks put in front of a run or taken away there, so that what follows stands elsewhere. */
export function shift(random: Random, ground: Ground): Mutation {
  const run = spot(random, ground, / +(?=\S)/g)
  const width = random.chance(0.5)
    ? random.integer(0, run.text.length)
    : run.text.length + random.integer(1, 40)
  return replace(run, ' '.repeat(width))
}

/** A sign of a fold taken away or added, or a line folded once more. */
export function fold(random: Random, ground: Ground): Mutation {
  const line = random.integer(1, ground.lines.length)
  const text = ground.lines[line - 1] ?? ''
  const start = { line, column: 1, text: text.startsWith('>') ? '>' : '' }
  if (random.chance(0.5)) return replace(start, start.text === '' ? '>' : '')
  const column = random.integer(1, text.length + 1)
  return replace({ line, column, text: '' }, random.pick(['\n>', '\n', '\n>\n>']))
}

export function spoilWord(random: Random, ground: Ground): Mutation {
  const { lines } = ground
  const whole = { lines, figures: [...lines.keys()], length: ground.length }
  const run = spot(random, whole, /[A-Za-z]{2,}/g)
  const { text } = run
  const by = [text.toUpperCase(), text.toLowerCase(), text.slice(1), text + text, `${text} `, '']
  return replace(run, random.pick(by))
}
