import { expect } from '@playwright/test'
import { test } from '../unprivileged'
import { expectSilence } from './silence'
import { leaving } from './traffic'

test('nothing leaves the machine: no connection and no look-up, whatever is done', async ({
  folder,
  staged,
}) => {
  test.skip(process.platform !== 'linux', 'system calls are traced with strace, which Linux has')
  test.setTimeout(180_000)
  await expectSilence(folder, staged)
})

test('what is held against the trace finds connections, look-ups, datagrams and open doors', () => {
  const call = (name: string, socket: number, port: number, address: string) =>
    address.includes(':')
      ? `1 ${name}(9<socket:[${socket}]>, {sa_family=AF_INET6, sin6_port=htons(${port}), inet_pton(AF_INET6, "${address}", &sin6_addr)}, 28) = 0`
      : `1 ${name}(9<socket:[${socket}]>, {sa_family=AF_INET, sin_port=htons(${port}), sin_addr=inet_addr("${address}")}, 16) = 0`
  const stream = '1 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP) = 9<socket:[11]>'
  const packets = '1 socket(AF_INET6, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 9<socket:[22]>'
  const out = [
    call('connect', 11, 443, '93.184.216.34'),
    call('connect', 11, 443, '2001:db8::1'),
    call('sendto', 22, 443, '8.8.8.8'),
    // A resolver on this machine asks others
    call('connect', 22, 53, '127.0.0.53'),
    '3 connect(9<socket:[33]>, {sa_family=AF_UNIX, sun_path="/run/systemd/resolve/io.systemd.Resolve"}, 42) = 0',
    call('bind', 22, 5353, '0.0.0.0'),
    call('bind', 11, 8080, '::'),
  ]
  expect(leaving([stream, packets, ...out])).toEqual(out)
  // Only asks whether there is a route, until something is sent on it; whoever interrupts
  const route = call('connect', 22, 443, '2001:4860:4860::8888')
  const sent = '2 sendto(9<socket:[22]>, "x", 1, 0, NULL, 0) = 1'
  const torn = [
    '7 socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP <unfinished ...>',
    '8 sendto(9<socket:[44]>, "x", 64, MSG_NOSIGNAL, NULL, 0) = 64',
    '7 <... socket resumed>) = 9<socket:[22]>',
  ]
  expect(leaving([packets, route])).toEqual([])
  expect(leaving([packets, route, sent])).toEqual([sent])
  expect(leaving([...torn, route])).toEqual([])
  expect(leaving([...torn, route, sent])).toEqual([sent])
  const here = [
    call('connect', 11, 9222, '127.0.0.1'),
    call('bind', 11, 0, '127.0.0.1'),
    call('bind', 11, 0, '::1'),
    '2 sendto(9<socket:[11]>, "x", 1, MSG_NOSIGNAL, NULL, 0) = 1',
    '2 sendto(3<socket:[55]>, [{nlmsg_len=20}], 20, 0, {sa_family=AF_NETLINK}, 12) = 20',
    '3 connect(9<socket:[33]>, {sa_family=AF_UNIX, sun_path="/run/dbus/x"}, 42) = 0',
  ]
  expect(leaving([stream, ...here])).toEqual([])
})
