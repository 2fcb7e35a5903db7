import {
  flipFuses,
  FuseState,
  FuseV1Options,
  FuseVersion,
  getCurrentFuseWire,
} from '@electron/fuses'

/* The switches that are burnt into a packaged program: what it can never be made to do. */

/** Each fuse and whether it is on in what is shipped. */
const SHIPPED = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
}

/** Sets all fuses of a program; `inspect` leaves the one on by which tests drive it. */
export async function setFuses(program, { inspect = false } = {}) {
  const wanted = { ...SHIPPED, EnableNodeCliInspectArguments: inspect }
  await flipFuses(program, {
    version: FuseVersion.V1,
    ...Object.fromEntries(Object.entries(wanted).map(([name, on]) => [FuseV1Options[name], on])),
  })
}

/** The fuses of a program as they are, by name. */
export async function fusesOf(program) {
  const wire = await getCurrentFuseWire(program)
  return Object.fromEntries(
    Object.keys(SHIPPED).map((name) => [name, wire[FuseV1Options[name]] === FuseState.ENABLE]),
  )
}
