import { fail, type Result } from '@shared/result'
import { backUpInThread } from '../api/backupThread'
import { callEngine } from '../api/callEngine'
import { createEngine, type Engine } from '../api/engine'
import { KeptAnswers } from '../api/keptAnswers'
import { LookAhead } from '../api/lookAhead'
import { createReadingThreads } from '../api/readerPool'
import type { EngineSettings, FromEngine, ToEngine } from './messages'

// The entry of the processes that keep the database and make reports of it: requests in, answers and changes out.

const WATCH_INTERVAL = 1000
/** The window comes first. */
const BEFORE_BACKUP = 4000
const port = process.parentPort
let settings: EngineSettings | null = null
let opened: Result<Engine> | null = null
let kept: KeptAnswers | null = null
let ahead: LookAhead | null = null

type Call = Extract<ToEngine, { kind: 'call' }>

function send(message: FromEngine): void {
  port.postMessage(message)
}

/** The engine over the database; a database that could not be opened is tried again with every request. */
function engine(): Result<Engine> {
  if (opened?.ok === true) return opened
  if (settings === null) return fail('not-open', 'The database is not open yet. Try again.')
  const { databasePath, version, sampleDirectory, readerScript, backupScript, role } = settings
  opened = createEngine({
    databasePath,
    version,
    sampleDirectory,
    reader: createReadingThreads(readerScript),
    backUp: (path, day) => backUpInThread(backupScript, { path, day }),
    ...(role === 'keeper' ? { watchInterval: WATCH_INTERVAL } : {}),
  })
  if (!opened.ok) return opened
  kept = new KeptAnswers(opened.value.state)
  opened.value.onChange((topic) => send({ kind: 'changed', topic }))
  if (role === 'keeper') {
    ahead = lookAhead(opened.value, kept)
    setTimeout(backUp, BEFORE_BACKUP)
  }
  return opened
}

function lookAhead(over: Engine, answers: KeptAnswers): LookAhead {
  return new LookAhead((name, args) =>
    answers.textOf(name, args, () => callEngine(over, name, args)),
  )
}

function backUp(): void {
  if (opened?.ok === true) void opened.value.backUpDaily()
}

async function answer({ id, name, args, asText }: Call): Promise<void> {
  const found = engine()
  const ask = async () => (found.ok ? await callEngine(found.value, name, args) : found)
  if (!asText) send({ kind: 'answer', id, result: await ask() })
  else if (kept === null) send({ kind: 'text', id, text: JSON.stringify(await ask()) })
  else send({ kind: 'text', id, text: await kept.textOf(name, args, ask) })
}

port.on('message', (event) => {
  const message = event.data as ToEngine
  switch (message.kind) {
    case 'open':
      settings = message.settings
      // Before anyone asks: the page is being loaded meanwhile
      engine()
      return
    case 'call':
      ahead?.hear(message.name, message.args)
      void answer(message)
      return
    case 'close':
      ahead?.end()
      if (opened?.ok === true) opened.value.close()
      process.exit(0)
  }
})
