/*
 * What a trace of a program's system calls says about where it talked to, as `strace -f -e trace=…` writes it.
 */

/** What `strace` is asked: whatever opens a way out or sends on one, each socket by its number in the system. */
export const TRACING = [
  '-f',
  '-qq',
  '-y',
  '-e',
  'trace=socket,connect,bind,sendto,sendmsg,sendmmsg',
]

const OPENED = /socket\((AF_INET6?), (SOCK_\w+).*= \d+<(?:\w+:)?\[?(?:socket:\[)?(\d+)/
const CALL = /(connect|bind|sendto|sendmsg|sendmmsg)\(\d+<(?:\w+:)?\[?(?:socket:\[)?(\d+)/
const ADDRESS = /inet_addr\("([^"]*)"\)|inet_pton\(AF_INET6, "([^"]*)"/g
const NEAR = /^(?:127\.|::1$|::ffff:127\.)/
/** Names are looked up at these ports, also by way of this machine; and by way of these local sockets. */
const LOOKUP = /sin6?_port=htons\((?:53|853|5353|5355)\)/
const RESOLVER = /sun_path="[^"]*(?:resolve|avahi)[^"]*"/

/**
 * The calls that reach outside the machine, or ask somebody here to: a connection, a look-up of a name, anything sent, a door opened
 * for others. Chromium asks the system whether there is a route by connecting a datagram socket on which it then sends nothing; that
 * alone reaches nobody.
 */
export function leaving(trace: readonly string[]): string[] {
  const datagram = new Set<string>()
  const routed = new Set<string>()
  return whole(trace).filter((call) => {
    const [, , kind, made = ''] = OPENED.exec(call) ?? []
    if (kind === 'SOCK_DGRAM') datagram.add(made)
    const [, name, socket = ''] = CALL.exec(call) ?? []
    if (name === undefined) return false
    if (RESOLVER.test(call) || LOOKUP.test(call)) return true
    const named = [...call.matchAll(ADDRESS)].map(([, four, six]) => four ?? six ?? '')
    const far = named.some((address) => !NEAR.test(address))
    if (name !== 'connect' || !datagram.has(socket)) return far || routed.has(socket)
    if (far) routed.add(socket)
    return false
  })
}

/** A call that another interrupted stands in two pieces, each behind the number of its thread: as one. */
function whole(trace: readonly string[]): string[] {
  const begun = new Map<string, string>()
  return trace.flatMap((line) => {
    const [thread = ''] = line.split(' ', 1)
    if (line.endsWith('<unfinished ...>')) {
      begun.set(thread, line.slice(0, -'<unfinished ...>'.length))
      return []
    }
    const [, rest] = /<\.\.\. \w+ resumed>(.*)$/.exec(line) ?? []
    if (rest === undefined) return [line]
    const first = begun.get(thread) ?? ''
    begun.delete(thread)
    return [first + rest]
  })
}
