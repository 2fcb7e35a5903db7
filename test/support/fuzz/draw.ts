import type { Random } from '../random'
import * as text from './drawText'
import { NUMBER, RUN, spot, type Ground } from './ground'
import type { Encoding, Mutation } from './mutations'

type Draw = (random: Random, ground: Ground) => Mutation

/** Each kind of mutation and how often it comes; what makes a text a hundred times longer comes seldom. */
const DRAWS: readonly (readonly [weight: number, draw: Draw])[] = [
  [4, cutLines],
  [4, repeatLines],
  [4, swapLines],
  [4, moveLines],
  [4, joinLines],
  [2, keep],
  [16, text.changeDigit],
  [6, text.swapCharacters],
  [6, text.dropCharacter],
  [8, text.insertCharacter],
  [6, text.changeCharacter],
  [5, text.damageNumber],
  [5, text.copyNumber],
  [5, text.swapNumbers],
  [4, text.sign],
  [6, text.shift],
  [4, text.fold],
  [3, text.spoilWord],
  [1, lineEnds],
  [2, encode],
  [1, insertBytes],
  [0.3, longLine],
  [0.3, repeatPage],
]
const WEIGHT = DRAWS.reduce((sum, [weight]) => sum + weight, 0)

/** One mutation most of the time, sometimes a few. */
export function drawMutations(random: Random, ground: Ground): Mutation[] {
  const count = random.chance(0.75) ? 1 : random.integer(2, random.chance(0.2) ? 12 : 3)
  return Array.from({ length: count }, () => drawOne(random, ground))
}

function drawOne(random: Random, ground: Ground): Mutation {
  let left = random.next() * WEIGHT
  const found = DRAWS.find(([weight]) => (left -= weight) < 0)
  return (found?.[1] ?? text.changeDigit)(random, ground)
}

function anyLine(random: Random, { lines }: Ground): number {
  return random.integer(1, lines.length)
}

/** Mostly one of the lines nearby, where tables are alike; sometimes any. */
function otherLine(random: Random, ground: Ground, line: number): number {
  if (random.chance(0.3)) return anyLine(random, ground)
  return Math.min(ground.lines.length, Math.max(1, line + random.integer(-6, 6)))
}

function few(random: Random): number {
  return random.chance(0.6) ? 1 : random.integer(2, random.chance(0.8) ? 6 : 80)
}

function cutLines(random: Random, ground: Ground): Mutation {
  return { kind: 'cutLines', line: anyLine(random, ground), count: few(random) }
}

function repeatLines(random: Random, ground: Ground): Mutation {
  return { kind: 'repeatLines', line: anyLine(random, ground), count: few(random), times: 1 }
}

function swapLines(random: Random, ground: Ground): Mutation {
  const line = anyLine(random, ground)
  return { kind: 'swapLines', line, other: otherLine(random, ground, line) }
}

function moveLines(random: Random, ground: Ground): Mutation {
  const line = anyLine(random, ground)
  return { kind: 'moveLines', line, count: few(random), to: otherLine(random, ground, line) }
}

function joinLines(random: Random, ground: Ground): Mutation {
  return { kind: 'joinLines', line: anyLine(random, ground) }
}

function keep(random: Random, { length }: Ground): Mutation {
  const at = random.integer(0, length)
  return random.chance(0.7)
    ? { kind: 'keep', from: 0, to: at }
    : { kind: 'keep', from: at, to: length }
}

function lineEnds(random: Random): Mutation {
  return { kind: 'lineEnds', end: random.pick(['\r\n', '\r', '\n\n', '\r\r\n', '\n\r', '\u2028']) }
}

function encode(random: Random): Mutation {
  const as = random.pick<Encoding>(['utf-8', 'utf-16le', 'utf-16be', 'latin1'])
  return { kind: 'encode', as, mark: random.chance(0.6) }
}

/** Bytes that are no UTF-8, NULs, and the beginnings of other kinds of file. */
const BYTES = [[0], [0xff], [0xc3, 0x28], [0x80], [0xed, 0xa0, 0x80], [0xff, 0xfe], [0xfe, 0xff]]

function insertBytes(random: Random, { length }: Ground): Mutation {
  const at = random.chance(0.2) ? 0 : random.integer(0, length)
  return { kind: 'insertBytes', at, bytes: random.pick(BYTES) }
}

/** What a megabyte of may stand in one line, or in one folded line. */
const LONG = [
  'x',
  '7',
  ' ',
  '1 ',
  '1.5 ',
  '(',
  ',',
  '- ',
  '%',
  '=',
  'Page 1 of 2 ',
  '1\n>',
  '\n>',
  '>',
  ': ',
  '<',
  'é',
]

function longLine(random: Random, ground: Ground): Mutation {
  const { line, column } = spot(random, ground, random.chance(0.5) ? NUMBER : RUN)
  const part = random.pick(LONG)
  const bytes = random.pick([1_000, 30_000, 1_000_000])
  const times = Math.ceil(bytes / part.length)
  return { kind: 'replace', line, column, length: 0, text: part, times }
}

/** The lines of a printed page, or of a few, many times over. */
function repeatPage(random: Random, ground: Ground): Mutation {
  const feet = ground.lines.flatMap((line, i) => (/^\s*Page \d+ of/.test(line) ? [i + 1] : []))
  const pages = [0, ...feet]
  const at = random.integer(0, Math.max(0, feet.length - 1))
  const line = (pages[at] ?? 0) + 1
  const end = pages[at + 1] ?? ground.lines.length
  return {
    kind: 'repeatLines',
    line,
    count: Math.max(1, end - line + 1),
    times: random.pick([1, 3, 100]),
  }
}
