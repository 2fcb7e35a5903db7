import '@testing-library/jest-dom/vitest'

// jsdom has no layout: sizes are not observed there
class NoResizeObserver implements ResizeObserver {
  observe(): void {
    return
  }
  unobserve(): void {
    return
  }
  disconnect(): void {
    return
  }
}
if (!('ResizeObserver' in globalThis)) {
  Object.assign(globalThis, { ResizeObserver: NoResizeObserver })
}
Element.prototype.scrollIntoView = function () {
  return
}

// nor is a moment known in which nothing is to be done
if (!('requestIdleCallback' in globalThis)) {
  Object.assign(globalThis, {
    requestIdleCallback: (run: () => void) => setTimeout(run),
    cancelIdleCallback: (id: number) => clearTimeout(id),
  })
}
