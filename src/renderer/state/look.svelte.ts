import { DAY_FORMS, useDays, type DayForm } from '../text/days'
import { SIGNS, useSigns, type SignsName } from '../text/figures'

export const THEMES = ['system', 'light', 'dark'] as const
export const CONTRASTS = ['system', 'normal', 'more'] as const
export const SCALES = [100, 115, 130, 150, 200] as const

/** What a person chose of the look of the window. */
interface Choices {
  readonly theme: (typeof THEMES)[number]
  readonly contrast: (typeof CONTRASTS)[number]
  readonly scale: (typeof SCALES)[number]
  readonly signs: SignsName
  readonly days: DayForm
  readonly singleKeys: boolean
}

const USUAL: Choices = {
  theme: 'system',
  contrast: 'system',
  scale: 100,
  signs: 'comma-point',
  days: 'iso',
  singleKeys: true,
}
const KEY = 'paydown.look'

/** The look of the window: chosen in Settings, kept between starts. */
export class Look {
  #choices = $state.raw<Choices>(USUAL)
  readonly choices = $derived(this.#choices)

  constructor() {
    this.#choices = readChoices()
    this.#apply()
  }

  choose(change: Partial<Choices>): void {
    this.#choices = { ...this.#choices, ...change }
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#choices))
    } catch {
      // A profile that cannot be written to: the choice holds until the window closes
    }
    this.#apply()
  }

  #apply(): void {
    const { theme, contrast, scale, signs, days } = this.#choices
    const root = document.documentElement
    if (theme === 'system') root.removeAttribute('data-theme')
    else root.setAttribute('data-theme', theme)
    if (contrast === 'system') root.removeAttribute('data-contrast')
    else root.setAttribute('data-contrast', contrast)
    root.style.fontSize = scale === 100 ? '' : `${scale}%`
    useSigns(signs)
    useDays(days)
  }
}

/** What was chosen last; anything that is not among the choices is as usual. */
function readChoices(): Choices {
  let kept: Partial<Record<keyof Choices, unknown>>
  try {
    kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as typeof kept
  } catch {
    return USUAL
  }
  const one = <T>(all: readonly T[], value: unknown, usual: T): T =>
    all.find((choice) => choice === value) ?? usual
  return {
    theme: one(THEMES, kept.theme, USUAL.theme),
    contrast: one(CONTRASTS, kept.contrast, USUAL.contrast),
    scale: one(SCALES, kept.scale, USUAL.scale),
    signs: one(Object.keys(SIGNS) as SignsName[], kept.signs, USUAL.signs),
    days: one(Object.keys(DAY_FORMS) as DayForm[], kept.days, USUAL.days),
    singleKeys: kept.singleKeys !== false,
  }
}
