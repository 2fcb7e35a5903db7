import { describe, expect, it } from 'vitest'
import {
  isOwnAddress,
  isReportAddress,
  PAGE_POLICY,
  reportPolicy,
} from '../../../src/main/desktop/policy'

describe('the policies', () => {
  it('allow nothing unsafe and nothing from elsewhere', () => {
    for (const policy of [PAGE_POLICY, reportPolicy("'sha256-abc'"), reportPolicy('')]) {
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toMatch(/unsafe|https?:|\*|blob:/)
    }
    expect(reportPolicy('')).toContain("style-src 'none'")
    expect(reportPolicy("'sha256-abc'")).not.toContain('script-src')
  })

  it('know the window’s own address', () => {
    expect(isOwnAddress('app://paydown/index.html')).toBe(true)
    for (const other of [
      'app://paydown.evil/',
      'app://paydown@evil/',
      'http://paydown/',
      'x',
      'file:///etc',
    ]) {
      expect(isOwnAddress(other)).toBe(false)
    }
    expect(isReportAddress('app://paydown/report?month=2002-09')).toBe(true)
    expect(isReportAddress('app://paydown/')).toBe(false)
  })
})
