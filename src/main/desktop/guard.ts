import { app, session } from 'electron'
import { isOwnAddress, isReportAddress } from './policy'

/** Refuses what no window of Paydown needs: permissions, other addresses, new windows, embedded pages, the network. */
export function guardSession(): void {
  const own = session.defaultSession
  own.setSpellCheckerEnabled(false)
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  own.setPermissionCheckHandler(() => false)
  own.setDevicePermissionHandler(() => false)
  own.webRequest.onBeforeRequest((request, answer) => {
    answer({ cancel: !isOwnAddress(request.url) && !request.url.startsWith('data:') })
  })
  own.on('will-download', (event) => event.preventDefault())
}

/** Keeps every page where it is; must run before the first window. */
export function guardContents(): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame && !isReportAddress(event.url)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}
