import { app, session, type Session } from 'electron'
import { isOwnAddress, isReportAddress } from './policy'

/** Refuses what no window of Paydown needs, in every session there is and will be: permissions, devices, downloads, the network. */
export function guardSessions(): void {
  app.on('session-created', guardSession)
  guardSession(session.defaultSession)
}

function guardSession(own: Session): void {
  own.setSpellCheckerEnabled(false)
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  own.setPermissionCheckHandler(() => false)
  own.setDevicePermissionHandler(() => false)
  own.setDisplayMediaRequestHandler((_request, answer) => answer({}))
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
