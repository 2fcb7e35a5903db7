import { extractFiling } from '../../../src/main/checks/extractFiling'
import { Random } from '../random'
import { corpusText, drawFiling, type FilingName } from './corpus'
import { drawMutations } from './draw'
import { groundOf, type Ground } from './ground'
import { mutate, type Mutation } from './mutations'
import { judge, type Verdict } from './oracle'
import { baselineOf, type Baseline, type Extract, type Outcome } from './wrongNumbers'

/** A mutated filing: which one, and what was done to it. */
export interface Recipe {
  readonly filing: FilingName
  readonly mutations: readonly Mutation[]
}

/** A recipe that the reader failed, as small as it could be made, and how it failed. */
export interface Failure {
  readonly recipe: Recipe
  readonly faults: readonly string[]
}

interface Subject {
  readonly text: string
  readonly ground: Ground
  readonly baseline: Baseline
}

/** A mutated filing may take so many times as long as the filing itself, for as many bytes. */
const SLOW = 25

/** Reads mutated filings and judges them; each filing of the corpus is read once as it is. */
export class Fuzzer {
  private readonly subjects = new Map<FilingName, Subject>()
  private readonly paces = new Map<FilingName, number>()

  constructor(private readonly extract: Extract = extractFiling) {}

  /** The recipe of a seed. */
  recipe(seed: number): Recipe {
    const random = new Random(seed)
    const filing = drawFiling(random)
    return { filing, mutations: drawMutations(random, this.subject(filing).ground) }
  }

  /** Judges a recipe; `twice` reads it twice, to see whether it is read the same. */
  judge({ filing, mutations }: Recipe, twice = true): Verdict {
    const { text, baseline } = this.subject(filing)
    return judge(baseline, mutate(text, mutations), this.extract, twice)
  }

  /**
   * Judges the recipe of a seed, every fourth by reading it twice; `timed` finds fault with one that takes too long
   * beside the filing itself, too.
   */
  run(
    seed: number,
    timed = false,
  ): { readonly outcome: Outcome; readonly failure: Failure | null } {
    const recipe = this.recipe(seed)
    const { outcome, faults } = this.judge(recipe, seed % 4 === 0)
    if (faults.length > 0) {
      const least = this.shrink(recipe)
      const told = this.judge(least).faults.map(({ kind, detail }) => `${kind}: ${detail}`)
      return { outcome, failure: { recipe: least, faults: told } }
    }
    const slow = timed ? this.slowness(recipe) : 0
    if (slow <= SLOW) return { outcome, failure: null }
    const told = `slow: it takes ${Math.round(slow)} times as long as the filing itself`
    return { outcome: 'fault', failure: { recipe, faults: [told] } }
  }

  /** The recipe without those mutations that its first fault does not need. */
  private shrink(recipe: Recipe): Recipe {
    const kind = this.judge(recipe).faults[0]?.kind
    let least = recipe
    for (const mutation of recipe.mutations) {
      const mutations = least.mutations.filter((one) => one !== mutation)
      const smaller = { ...least, mutations }
      if (this.judge(smaller).faults.some((fault) => fault.kind === kind)) least = smaller
    }
    return least
  }

  /** How many times as long a recipe takes as its filing, byte for byte where it is longer; the better of two runs. */
  private slowness(recipe: Recipe): number {
    const { filing, mutations } = recipe
    const { text } = this.subject(filing)
    const pace = this.paces.get(filing) ?? this.time({ filing, mutations: [] })
    this.paces.set(filing, pace)
    const longer = Math.max(1, mutate(text, mutations).length / text.length)
    const bound = pace * longer * SLOW
    const first = this.time(recipe)
    return (first < bound ? first : Math.min(first, this.time(recipe))) / pace / longer
  }

  private time(recipe: Recipe): number {
    const { text } = this.subject(recipe.filing)
    const bytes = mutate(text, recipe.mutations)
    const started = performance.now()
    this.extract('timed.txt', bytes)
    return performance.now() - started
  }

  private subject(name: FilingName): Subject {
    const known = this.subjects.get(name)
    if (known !== undefined) return known
    const text = corpusText(name)
    const subject = { text, ground: groundOf(text), baseline: baselineOf(text, this.extract) }
    this.subjects.set(name, subject)
    return subject
  }
}
