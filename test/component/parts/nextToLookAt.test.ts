import { describe, expect, it } from 'vitest'
import { focusNext } from '../../../src/renderer/parts/nextToLookAt'

describe('the next thing to look at', () => {
  it('is the next entry or row that wants a look, round and round', () => {
    document.body.innerHTML = `<main><span class="seg"><button><i class="mark differs"></i>3</button></span>
      <ul class="todo"><li><a href="#gap">gap</a></li></ul>
      <table><tbody><tr><td><i class="mark ties"></i></td><td><button>tied</button></td></tr>
      <tr><td><i class="mark differs"></i></td><td><button>first</button><button>second</button></td></tr>
      <tr><td><i class="mark unknown"></i></td><td tabindex="-1">third</td></tr></tbody></table></main>`
    const seen = Array.from({ length: 4 }, () => focusNext() && document.activeElement?.textContent)
    expect(seen).toEqual(['gap', 'first', 'third', 'gap'])
    document.querySelectorAll('button')[1]?.focus()
    focusNext()
    expect(document.activeElement?.textContent).toBe('first')
  })

  it('is told to be elsewhere where nothing wants one', () => {
    document.body.innerHTML = '<main><i class="mark ties"></i></main>'
    expect(focusNext()).toBe(false)
  })
})
