import path from 'node:path'
import boundaries from 'eslint-plugin-boundaries'

/*
 * Who may import whom, as lint rules. The rooms of src/ and what each may use are listed once, here; imports of
 * types, `import()`, `require` and re-exports count as much as any other import.
 */

const root = path.resolve(import.meta.dirname, '..')

/** What a pure room may take from Node.js: computing only, nothing that touches a disk, a network or a process. */
const PURE_CORE = ['buffer', 'crypto', 'util', 'zlib']

/** Packages that belong to certain rooms alone. */
const OWNED_PACKAGES = {
  'better-sqlite3': ['store'],
  electron: ['desktop', 'preload'],
}

const flow = ['filing', 'reading', 'layouts', 'checks', 'holdings', 'statement']

function pure(room) {
  return { imports: ['shared', ...flow.slice(0, flow.indexOf(room) + 1)], core: PURE_CORE }
}

const below = ['shared', 'filing', 'reading', 'layouts', 'checks', 'store']
const mainRooms = [...below, 'holdings', 'statement', 'print', 'api']

/** Each room: its folder, the rooms it may import (itself included), and the Node.js modules it may use. */
export const ROOMS = {
  shared: { folder: 'src/shared', imports: ['shared'], core: [] },
  filing: { folder: 'src/main/filing', ...pure('filing') },
  reading: { folder: 'src/main/reading', ...pure('reading') },
  layouts: { folder: 'src/main/layouts', ...pure('layouts') },
  checks: { folder: 'src/main/checks', ...pure('checks') },
  store: { folder: 'src/main/store', imports: below, core: '*' },
  holdings: { folder: 'src/main/holdings', ...pure('holdings') },
  statement: { folder: 'src/main/statement', ...pure('statement') },
  print: { folder: 'src/main/print', imports: ['shared', 'print'], core: '*' },
  api: { folder: 'src/main/api', imports: mainRooms, core: '*' },
  desktop: { folder: 'src/main/desktop', imports: [...mainRooms, 'desktop'], core: '*' },
  cli: { folder: 'src/main/cli', imports: [...mainRooms, 'cli'], core: '*' },
  preload: { folder: 'src/preload', imports: ['shared', 'preload'], core: [] },
  renderer: { folder: 'src/renderer', imports: ['shared', 'renderer'], core: [] },
}

const names = Object.keys(ROOMS)

function policiesOf(room) {
  const { imports, core } = ROOMS[room]
  const from = { element: { type: room } }
  const may = imports.filter((name) => name !== room)
  const message = `${room} may import ${may.length === 0 ? 'no other room' : may.join(', ')} (who may import whom: docs/developing.md)`
  const policies = [
    {
      from,
      disallow: {
        to: { element: { type: names.filter((name) => !imports.includes(name)) } },
      },
      message,
    },
  ]
  if (core !== '*') {
    policies.push({
      from,
      disallow: { to: { module: { origin: 'core' } } },
      message: `${room} may use no Node.js module${core.length === 0 ? '' : ` but ${core.join(', ')}`}`,
    })
    for (const source of core) {
      policies.push({
        from,
        allow: { to: { module: { origin: 'core', source: [source, `node:${source}`] } } },
      })
    }
  }
  for (const [source, owners] of Object.entries(OWNED_PACKAGES)) {
    if (owners.includes(room)) continue
    policies.push({
      from,
      disallow: { to: { module: { source: [source, `${source}/**`] } } },
      message: `${room} may not import ${source}: only ${owners.join(' and ')} may`,
    })
  }
  return policies
}

/** Nothing in src/ imports a file of this project that stands in no room, but package.json, which has the version. */
const outside = [
  {
    disallow: { to: { element: { isUnknown: true }, module: { origin: 'local' } } },
    message: 'src/ imports only its own rooms (docs/developing.md)',
  },
  { allow: { to: { element: { isUnknown: true }, file: { path: 'package.json' } } } },
]

const pureFolders = names
  .filter((name) => ROOMS[name].core !== '*' && !['preload', 'renderer'].includes(name))
  .map((name) => `${ROOMS[name].folder}/**/*.ts`)

const reaching = ['process', 'fetch', 'WebSocket', 'XMLHttpRequest', 'setTimeout', 'setInterval']

/** The lint rules for src/: a list of flat configurations. */
export const roomRules = [
  {
    files: ['src/**/*.ts', 'src/**/*.svelte'],
    plugins: { boundaries },
    settings: {
      'boundaries/root-path': root,
      'boundaries/elements': names.map((name) => ({
        type: name,
        pattern: ROOMS[name].folder,
        partialMatch: false,
      })),
      'boundaries/additional-dependency-nodes': [
        { selector: 'TSImportType Literal', kind: 'type', name: 'import-type' },
        { selector: 'TSExternalModuleReference > Literal', kind: 'value', name: 'import-equals' },
      ],
      'import/resolver': { [path.join(root, 'scripts/resolve.mjs')]: { root } },
    },
    rules: {
      'boundaries/no-unknown-files': 'error',
      'boundaries/dependencies': [
        'error',
        {
          default: 'allow',
          checkAllOrigins: true,
          checkUnknownLocals: true,
          policies: [...outside, ...names.flatMap(policiesOf)],
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "ImportExpression[source.type!='Literal']",
          message:
            'Write the module of an import() as a plain string, so that the import rules see it.',
        },
      ],
    },
  },
  {
    files: pureFolders,
    rules: {
      'no-restricted-globals': [
        'error',
        ...reaching.map((name) => ({
          name,
          message: 'This room is pure: what it needs is passed in, what it finds is returned.',
        })),
      ],
    },
  },
]
