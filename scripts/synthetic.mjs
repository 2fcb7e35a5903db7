import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { runnerImport } from 'vite'
import { main, root, say } from './setup/prepare.mjs'

/* npm run synthetic: makes the generated deal that comes with the program anew, in resources/. */

await main(async () => {
  const { module } = await runnerImport(path.join(root, 'test/support/synthetic.ts'), {
    root,
    configFile: false,
    resolve: { alias: { '@shared': path.join(root, 'src/shared') } },
  })
  const { zip, lots } = module.syntheticFiles()
  writeFileSync(path.join(root, 'resources/synthetic.zip'), zip)
  writeFileSync(path.join(root, 'resources/synthetic-portfolio.csv'), lots)
  say(`The synthetic deal: ${zip.length} bytes of filings in resources/.`)
  return 0
})
