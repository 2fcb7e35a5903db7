import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server on this machine that counts who comes; the page must never. */
export async function listener(): Promise<{
  url: string
  visits: () => number
  close: () => void
}> {
  let visits = 0
  const server = createServer((_request, response) => {
    visits++
    response.end('visited')
  })
  server.on('connection', () => visits++)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    visits: () => visits,
    close: () => server.closeAllConnections(),
  }
}
