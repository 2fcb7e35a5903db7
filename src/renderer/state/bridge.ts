import type { Bridge, PreloadBridge, Reply, RequestName } from '@shared/api'
import type { Result } from '@shared/result'

/** The bridge as the page uses it: answers come as JSON from what the preload script gave, and are read here. */
export function bridgeOver(preload: PreloadBridge): Bridge {
  return {
    call: async <N extends RequestName>(name: N, args: unknown) =>
      JSON.parse(await preload.call(name, args)) as Result<Reply<N>>,
    pathsOf: (files) => preload.pathsOf(files),
    onChanged: (listener) => preload.onChanged(listener),
  }
}
