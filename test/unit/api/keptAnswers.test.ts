import { expect, it } from 'vitest'
import { fail, ok, type Result } from '@shared/result'
import { KeptAnswers } from '../../../src/main/api/keptAnswers'

function setUp() {
  const world = { state: 'a', asked: 0 }
  const kept = new KeptAnswers(() => world.state)
  const ask = (name: string, args: unknown, answer: Result<unknown> = ok('x')) =>
    kept.textOf(name, args, () => {
      world.asked++
      return Promise.resolve(answer)
    })
  return { world, kept, ask }
}

it('asks once as long as nothing is written, for each name and arguments', async () => {
  const { world, ask } = setUp()
  const args = { asOf: '2002-09-30' }
  expect(await ask('positions', args)).toBe('{"ok":true,"value":"x"}')
  expect(await ask('positions', args)).toBe('{"ok":true,"value":"x"}')
  expect(world.asked).toBe(1)
  await ask('positions', { asOf: '2002-08-31' })
  await ask('attention', args)
  expect(world.asked).toBe(3)
  world.state = 'b'
  await ask('positions', args)
  expect(world.asked).toBe(4)
})

it('keeps nothing that writes, depends on today, failed, or that was overtaken by a write', async () => {
  const { world, kept, ask } = setUp()
  for (const [name, args] of [
    ['holdings.add', {}],
    ['positions', {}],
    ['import.status', {}],
  ] as const) {
    await ask(name, args)
    await ask(name, args)
  }
  expect(world.asked).toBe(6)
  await ask('filings.list', {}, fail('no', 'No.'))
  await ask('filings.list', {})
  await ask('filings.list', {})
  expect(world.asked).toBe(8)
  const overtaken = () => {
    world.state += 'x'
    return Promise.resolve(ok(world.state))
  }
  expect(await kept.textOf('filings.months', {}, overtaken)).toContain('ax')
  expect(await kept.textOf('filings.months', {}, overtaken)).toContain('axx')
})

it('lets go what was asked for longest ago when it holds too much', async () => {
  const { world, ask } = setUp()
  const long = ok('x'.repeat(1_900_000))
  for (let n = 0; n < 5; n++) await ask('filings.list', { n }, long)
  expect(world.asked).toBe(5)
  await ask('filings.list', { n: 4 }, long)
  expect(world.asked).toBe(5)
  await ask('filings.list', { n: 0 }, long)
  expect(world.asked).toBe(6)
  await ask('filings.list', {}, ok('x'.repeat(2_100_000)))
  await ask('filings.list', {}, ok('x'.repeat(2_100_000)))
  expect(world.asked).toBe(8)
})
