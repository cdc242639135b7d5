import { BlockList } from 'node:net';

/** Addresses that no public network leads to: the special ranges of the IANA registries. */
const SPECIAL_4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
/** Only 2000::/3 is given out at all; these lie within it. */
const SPECIAL_6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['3fff::', 20],
];

const special = new BlockList();
for (const [net, bits] of SPECIAL_4) special.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of SPECIAL_6) special.addSubnet(net, bits, 'ipv6');
const given = new BlockList();
given.addSubnet('2000::', 3, 'ipv6');

/** Endings of names that are resolved inside a house only. */
const INSIDE = /(^|\.)(localhost|localdomain|local|internal|intranet|lan|home\.arpa)$/;

/** Whether the public network can lead to an address, as `net.isIP` takes it. */
export function isPublicAddress(ip: string): boolean {
  if (!ip.includes(':')) return !special.check(ip, 'ipv4');
  return given.check(ip, 'ipv6') && !special.check(ip, 'ipv6');
}

/** Whether a host name, in lower case, can be known outside the house; one word alone never is. */
export function isPublicName(name: string): boolean {
  return name.includes('.') && !INSIDE.test(name);
}
