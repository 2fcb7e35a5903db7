import { chmodSync } from 'node:fs'
import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import { build } from 'vite'
import type { Plugin } from 'vite'

const shared = { '@shared': resolve(import.meta.dirname, 'src/shared') }

/** The command line is the package's bin: a program, so it must be executable. */
function executable(file: string): Plugin {
  return {
    name: 'executable',
    writeBundle: () => {
      chmodSync(resolve(import.meta.dirname, file), 0o755)
    },
  }
}

/** What Electron starts is one CommonJS file of its own, since schemes are registered before an ES module may have loaded. */
function commonJsStart(): Plugin {
  return {
    name: 'commonjs-start',
    closeBundle: async () => {
      await build({
        configFile: false,
        logLevel: 'warn',
        build: {
          target: 'node20.18',
          outDir: 'out/main',
          emptyOutDir: false,
          minify: false,
          lib: {
            entry: resolve(import.meta.dirname, 'src/main/desktop/start.ts'),
            formats: ['cjs'],
            fileName: () => 'start.cjs',
          },
          rolldownOptions: { external: ['electron', './index.js'] },
        },
      })
    },
  }
}

export default defineConfig({
  main: {
    // fflate's build for Node declares a `require` of its own, which clashes with the one that electron-vite adds
    resolve: { alias: { ...shared, fflate: 'fflate/browser' } },
    plugins: [executable('out/main/cli.js'), commonJsStart()],
    build: {
      target: 'node20.18',
      sourcemap: true,
      externalizeDeps: true, // keeps better-sqlite3, a native addon, out of the bundle
      lib: {
        entry: {
          index: 'src/main/desktop/index.ts',
          database: 'src/main/desktop/database.ts',
          printer: 'src/main/desktop/printer.ts',
          readerWorker: 'src/main/api/readerWorker.ts',
          backupWorker: 'src/main/api/backupWorker.ts',
          cli: 'src/main/cli/index.ts',
        },
        formats: ['es'],
      },
      rolldownOptions: {
        // all in one folder: code finds its neighbours and resources/ from its own place, whichever chunk it lands in
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    resolve: { alias: shared },
    build: {
      target: 'node20.18',
      externalizeDeps: false, // sandboxed preload cannot require() node_modules
      // a sandboxed preload must be CommonJS and a single file
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    resolve: { alias: shared },
    plugins: [svelte({ configFile: resolve(import.meta.dirname, 'svelte.config.js') })],
    build: { target: 'chrome130' },
  },
})
