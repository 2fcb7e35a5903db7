import type { Handlers } from '@shared/api'
import { ok } from '@shared/result'
import { countDeals } from '../store/deals'
import { countFilings } from '../store/filings'
import { countHeld, countLots } from '../store/trades'
import type { EngineContext } from './context'
import type { Importer } from './importer'
import { addSampleLots, readSample } from './sample'

type AppRequest = 'app.info' | 'sample.load'

/** What the program and its database are, and the sample to begin with. */
export function appHandlers(context: EngineContext, importer: Importer): Handlers<AppRequest> {
  const { database, version } = context
  return {
    'app.info': () =>
      database.read(() =>
        ok({
          version,
          databasePath: database.path,
          filings: countFilings(database),
          holdings: countLots(database),
          held: countHeld(database),
          deals: countDeals(database),
        }),
      ),
    'sample.load': async ({ which }) => {
      const sample = await readSample(context.sampleDirectory, which)
      if (!sample.ok) return sample
      const started = importer.start(sample.value.paths)
      if (!started.ok) return started
      const added = addSampleLots(context, sample.value)
      if (!added.ok) return added
      if (added.value > 0) context.changed('data')
      return started
    },
  }
}
