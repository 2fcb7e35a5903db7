import type { Handlers } from '@shared/api'
import type { previewRequests } from '@shared/api/preview'
import { fail, ok } from '@shared/result'
import type { EngineContext } from '../context'
import type { Importer } from '../importer'
import type { Previewer } from './previewer'
import { linesOf, refusalsOf } from './refusals'

/** Looking at filings before anything of them is stored, and importing them then. */
export function previewHandlers(
  context: EngineContext,
  previewer: Previewer,
  importer: Importer,
): Handlers<keyof typeof previewRequests> {
  return {
    'preview.open': ({ paths }) => ok(previewer.open(paths)),
    'preview.status': () => ok(previewer.status()),
    'preview.stop': () => ok(previewer.stop()),
    'preview.close': () => ok(previewer.close()),
    'preview.files': ({ from = 0 }) => ok(previewer.files(from)),
    'preview.plan': ({ without = [] }) => ok(previewer.plan(without)),
    'preview.refusals': async ({ file }) => {
      const reading = await previewer.reading(file)
      return reading.ok ? ok(refusalsOf(reading.value)) : reading
    },
    'preview.text': async ({ file }) => {
      const reading = await previewer.reading(file)
      if (!reading.ok) return reading
      const { file: shown, bytes } = reading.value
      return ok({ name: shown.name, lines: bytes === null ? [] : linesOf(shown.name, bytes) })
    },
    'preview.report': async ({ file, reportIndex }) => {
      const reading = await previewer.reading(file)
      if (!reading.ok) return reading
      const { document, file: shown } = reading.value
      const report = document?.reports[reportIndex]
      if (document === null || report === undefined) return noReport(shown.name)
      const { source, filing } = document
      return ok({ source, filing, report, corrections: [] })
    },
    'preview.cells': async ({ file, reportIndex }) => {
      const reading = await previewer.reading(file)
      if (!reading.ok) return reading
      const { bytes, file: shown } = reading.value
      if (bytes === null) return noReport(shown.name)
      const { cells } = await context.reader.extract(shown.name, bytes)
      const places = cells[reportIndex]
      return places === undefined ? noReport(shown.name) : ok(places.map((place) => ({ ...place })))
    },
    'preview.import': ({ without = [] }) => {
      const source = previewer.source(without)
      if (!source.ok) return source
      const started = importer.start(source.value)
      // The import holds what it needs of the readings
      if (started.ok) previewer.close()
      return started
    },
  }
}

function noReport(name: string) {
  return fail(
    'no-such-report',
    `No report of ${name} was read, so there is nothing to show of it but its text.`,
  )
}
