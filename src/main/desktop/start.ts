import { app } from 'electron'
import { keepPageSmall, quietNetwork, registerScheme, sandboxAll } from './early'

// The program that Electron starts. It is built as CommonJS: schemes and switches count only before Electron is ready, and
// not every way of starting waits for an ES module.

sandboxAll()
quietNetwork()
keepPageSmall()
registerScheme()
import('./index.js').catch((error: unknown) => {
  process.stderr.write(
    `Paydown could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  app.exit(1)
})
