import { describe, expect, it } from 'vitest'
import { Router } from '../../../src/renderer/state/router.svelte'

describe('the way through the application', () => {
  it('goes back and forward, and drops what lay ahead when it turns off', () => {
    const router = new Router()
    router.go({ name: 'filings' })
    router.go({ name: 'reports' })
    router.back()
    expect(router.screen.name).toBe('filings')
    router.forward()
    expect(router.screen.name).toBe('reports')
    router.back()
    router.go({ name: 'holding', cusip: 'X' })
    expect(router.canGoOn).toBe(false)
    router.back()
    router.back()
    expect(router.screen.name).toBe('overview')
    expect(router.canGoBack).toBe(false)
  })

  it('does not note the screen it is on again', () => {
    const router = new Router()
    router.go({ name: 'holding', cusip: 'X' })
    router.go({ name: 'holding', cusip: 'X' })
    router.go({ name: 'holding', cusip: 'Y' })
    router.back()
    expect(router.screen).toEqual({ name: 'holding', cusip: 'X' })
  })

  it('closes a source before it leaves the screen, and gives the focus back', async () => {
    const button = document.createElement('button')
    document.body.append(button)
    const router = new Router()
    router.go({ name: 'filings' })
    router.openSource({ report: { filingId: 1, reportIndex: 0 }, paths: ['a'] }, button)
    router.openSource({ report: { filingId: 1, reportIndex: 0 }, paths: ['b'] }, null)
    router.up()
    expect(router.source).toBeNull()
    expect(router.screen.name).toBe('filings')
    await new Promise((resolve) => setTimeout(resolve))
    expect(document.activeElement).toBe(button)
    button.remove()
  })

  it('leads from a holding up to the list, and from a list nowhere', () => {
    const router = new Router()
    router.go({ name: 'holding', cusip: 'X' })
    router.up()
    expect(router.screen.name).toBe('holdings')
    router.go({ name: 'filings' })
    router.up()
    expect(router.screen.name).toBe('filings')
  })
})
