import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import App from '../../../../src/renderer/App.svelte'
import { fakeBridge, ok, type Answers, type FakeBridge } from '../../fakeBridge'

const info = (filings: number) =>
  ok({ version: '1', databasePath: '/d.sqlite', filings, holdings: 0, held: 0, deals: filings })
const restored = () => ok({ path: '/d.sqlite', aside: '/backups/before.sqlite' })

async function offer(answers: Answers): Promise<FakeBridge> {
  const bridge = fakeBridge({
    'desktop.chooseFile': () => ok({ path: '/elsewhere/mine.sqlite' }),
    ...answers,
  })
  render(App, { bridge })
  await userEvent.click(await screen.findByRole('button', { name: /^Open or restore a database/ }))
  return bridge
}
const restores = (bridge: FakeBridge) =>
  bridge.calls.filter((call) => call.name === 'backup.restore').map((call) => call.args)

describe('the first screen', () => {
  it('opens a database that is chosen, and says where the empty one lies', async () => {
    let filings = 0
    const bridge = await offer({
      'app.info': () => info(filings),
      'backup.restore': () => {
        filings = 3
        return restored()
      },
    })
    expect(await screen.findByText(/^Restored \/elsewhere\/mine\.sqlite\. What .* \/backups\/before\.sqlite\.$/)).toBeVisible() // prettier-ignore
    expect(restores(bridge)).toEqual([{ path: '/elsewhere/mine.sqlite' }])
    expect(screen.queryByText('Drop trustee reports here')).toBeNull()
  })

  it('says so when the database that was opened is empty, too', async () => {
    await offer({ 'backup.restore': restored })
    expect(await screen.findByText(/It holds no filings and no holdings\.$/)).toBeVisible()
    expect(screen.getByRole('button', { name: /^Open or restore/ })).toBeEnabled()
  })

  it('stays as it is with the sentence of what cannot be opened', async () => {
    const message = 'mine.sqlite is no database of Paydown. Choose another file.'
    await offer({
      'backup.restore': () => ({ ok: false, problem: { code: 'not-paydown', message } }),
    })
    expect(await screen.findByText(message)).toBeVisible()
    expect(screen.getByText('Drop trustee reports here')).toBeVisible()
  })

  it('does nothing when no database was chosen', async () => {
    const bridge = await offer({ 'desktop.chooseFile': () => ok({ path: null }) })
    expect(restores(bridge)).toEqual([])
  })
})
