import { expect, it } from 'vitest'
import { buildStatement } from '../../../src/main/statement/buildStatement'
import { printTemplates } from '../../../src/main/statement/printTemplates'
import { statementCsv } from '../../../src/main/statement/statementCsv'
import { statementHtml } from '../../../src/main/statement/statementHtml'
import { statementJson } from '../../../src/main/statement/statementJson'
import { statementSections } from '../../../src/main/statement/statementSections'
import { statementText } from '../../../src/main/statement/statementText'
import { exampleInput } from './fixture'

const WORDS = 'Synthetic: generated months, not for any account.'

it('a report of generated months says so in every form and on every page, and no other does', () => {
  const forms = (synthetic: boolean) => {
    const model = buildStatement(exampleInput({ synthetic }))
    return {
      html: statementHtml(model, { paper: 'A4' }),
      text: statementText(model),
      csv: statementCsv(model),
      sections: JSON.stringify(statementSections(model)),
      json: statementJson(model),
      head: printTemplates(model).header,
    }
  }
  const marked = forms(true)
  expect(marked.html).toContain(WORDS)
  expect(marked.html).toMatch(/Main\s*<span class="tag">Synthetic<\/span>/)
  expect(marked.text).toContain(WORDS)
  expect(marked.csv).toContain(WORDS)
  expect(marked.sections).toContain(WORDS)
  expect(marked.json.synthetic).toBe(true)
  expect(marked.head).toContain('Monthly holder report, synthetic · September 2002')
  expect(JSON.stringify(forms(false))).not.toMatch(/synthetic/i)
})
