import { describe, expect, it } from 'vitest'
import userEvent from '@testing-library/user-event'
import { tableText } from '../../../src/renderer/parts/copyTable'
import { tableKeys } from '../../../src/renderer/parts/tableKeys'

function table(): HTMLTableElement {
  document.body.innerHTML = `<table><thead><tr><th><button>Class</button></th><th>Cash<small>$</small></th><th>Face</th></tr></thead>
    <tbody><tr><th><a href="#a">A-1</a></th><td><button data-copy="-1234.50">−1,234.50</button><span class="pad">0</span></td><td></td></tr>
    <tr><th><a href="#b">B</a> <span class="tag">notional</span></th><td></td><td><button data-copy="7">7</button></td></tr>
    <tr><th colspan="2">Sum</th><td><button data-copy="7.00">7.00</button></td></tr></tbody></table>`
  return document.querySelector('table')!
}
const focused = () => document.activeElement?.textContent
const drawn = () => new Promise((done) => requestAnimationFrame(done))

describe('the keys of a table', () => {
  it('make it one Tab stop and move cell by cell, over blanks', async () => {
    const element = table()
    const end = tableKeys(element)
    const user = userEvent.setup()
    await drawn()
    await user.tab()
    expect(focused()).toBe('A-1')
    await user.keyboard('{ArrowRight}')
    expect(focused()).toBe('−1,234.50')
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement?.tagName).toBe('TD')
    expect(focused()).toBe('')
    await user.keyboard('{End}')
    expect(focused()).toBe('7')
    await user.keyboard('{ArrowDown}')
    expect(focused()).toBe('7.00')
    await user.keyboard('{PageUp}{Home}')
    expect(focused()).toBe('Class')
    await user.tab()
    expect(document.activeElement).toBe(document.body)
    await user.tab()
    expect(focused()).toBe('Class')
    if (typeof end === 'function') end()
  })

  it('keep one stop when rows come and go', async () => {
    const element = table()
    const end = tableKeys(element)
    element.querySelector<HTMLElement>('a')?.focus()
    element.tBodies[0]?.rows[0]?.remove()
    await drawn()
    const stops = [...element.querySelectorAll<HTMLElement>('a, button')]
    expect(stops.filter((stop) => stop.tabIndex === 0)).toHaveLength(1)
    if (typeof end === 'function') end()
  })
})

describe('a copied table', () => {
  it('has full digits, no separators, tabs, and what spans keeps its columns', () => {
    expect(tableText(table())).toBe('Class\tCash $\tFace\nA-1\t-1234.50\nB\t\t7\nSum\t\t7.00')
  })
})
