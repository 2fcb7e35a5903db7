import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
import type { ChangeTopic, PreloadBridge } from '@shared/api'
import { CALL, CHANGED } from '@shared/channels'

const bridge = {
  call: (name, args) => ipcRenderer.invoke(CALL, name, args) as Promise<string>,
  pathsOf: (files) =>
    files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== ''),
  onChanged: (listener) => {
    const onMessage = (_event: IpcRendererEvent, topic: ChangeTopic) => listener(topic)
    ipcRenderer.on(CHANGED, onMessage)
    return () => {
      ipcRenderer.off(CHANGED, onMessage)
    }
  },
} satisfies PreloadBridge

contextBridge.exposeInMainWorld('paydown', bridge)
