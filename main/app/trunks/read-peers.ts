import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import type { TrunkProblem } from '../../../shared/contract/calls/trunks.ts';
import type { TrunkPeer } from '../../../shared/domain/live.ts';
import { error, warning } from './problems.ts';
import { isPublicAddress, isPublicName } from './public-address.ts';
import { peerKey } from './trunk-key.ts';

const LAST_PORT = 65_535;
const SHAPE = 'write HOST:PORT, such as pbx.example.com:5061, or [ADDRESS]:PORT for IPv6';

/**
 * The peers of a trunk out of what was typed, with everything that is wrong with them.
 *
 * @param loopback the service is the built-in one, which reaches no peer: what is not public is then
 *   only a warning
 */
export function readPeers(
  texts: readonly string[],
  { loopback }: { loopback: boolean },
): { peers: TrunkPeer[]; problems: TrunkProblem[] } {
  const problems: TrunkProblem[] = [];
  const peers: TrunkPeer[] = [];
  const seen = new Map<string, string>();
  for (const text of texts.map((one) => one.trim())) {
    const peer = readPeer(text);
    if ('code' in peer) {
      problems.push(peer);
      continue;
    }
    const first = seen.get(peerKey(peer));
    if (first !== undefined) {
      const other = first === text ? '' : `, since it is the same as ${first}`;
      problems.push(error('peer-twice', `Peer ${text} is named twice${other}; name it once.`));
      continue;
    }
    seen.set(peerKey(peer), text);
    peers.push(peer);
    problems.push(...placeOf(peer, text, loopback));
  }
  if (texts.length === 0) {
    problems.push(error('no-peers', `A trunk needs at least one peer; ${SHAPE}.`));
  }
  if (new Set(peers.map((peer) => 'ip' in peer)).size > 1) {
    problems.push(
      error(
        'peers-mixed',
        'The peers of one trunk are all addresses or all host names, and these are both; write them in one way.',
      ),
    );
  }
  return { peers, problems };
}

function readPeer(text: string): TrunkPeer | TrunkProblem {
  const [, six, plain, portText] = /^(?:\[([^\]]*)\]|([^:[\]]*)):([^:]*)$/.exec(text) ?? [];
  const host = (six ?? plain ?? '').trim();
  if (portText === undefined || host === '' || portText === '') {
    const why = isIP(text) === 6 ? 'needs brackets and a port' : 'is no host with a port';
    return error('peer-unreadable', `Peer ${shown(text)} ${why}; ${SHAPE}.`);
  }
  const port = /^\d{1,9}$/.test(portText) ? Number(portText) : -1;
  if (port < 1 || port > LAST_PORT) {
    return error(
      'port-range',
      `Peer ${shown(text)} has port ${shown(portText)}, and ports go from 1 to ${LAST_PORT}; give the one on which the PBX takes signalling, often 5061.`,
    );
  }
  if (six !== undefined) {
    if (isIP(host) === 6 && !host.includes('%')) return { ip: short6(host), port };
    return error('peer-unreadable', `Peer ${shown(text)} has no IPv6 address in its brackets.`);
  }
  if (isIP(host) === 4) return { ip: host, port };
  const name = hostName(host);
  if (name !== null) return { name, port };
  return error(
    'peer-unreadable',
    `Peer ${shown(text)} is neither an address nor a host name that can exist; ${SHAPE}.`,
  );
}

/** In lower case and ASCII; null where no host can bear it. Addresses with a digit too many are no names. */
function hostName(text: string): string | null {
  const name = domainToASCII(text.replace(/\.$/, '')).toLowerCase();
  const labels = name.split('.');
  const good = labels.every((label) => /^(?!-)[a-z0-9-]{1,63}(?<!-)$/.test(label));
  return good && name.length <= 253 && !/^\d+$/.test(labels.at(-1) ?? '') ? name : null;
}

/** The one short form that every spelling of an IPv6 address has. */
function short6(address: string): string {
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}

function placeOf(peer: TrunkPeer, text: string, loopback: boolean): TrunkProblem[] {
  const problems: TrunkProblem[] = [];
  const isPublic = 'ip' in peer ? isPublicAddress(peer.ip) : isPublicName(peer.name);
  if (!isPublic) {
    const what = 'ip' in peer ? 'the static public address' : 'the public name';
    problems.push({
      severity: loopback ? 'warning' : 'error',
      code: 'not-public',
      message: `Peer ${text} cannot be reached from the internet, as Alexa must; give ${what} of the PBX${loopback ? ' (the sandbox takes it all the same)' : ''}.`,
    });
  }
  if ('ip' in peer && peer.ip.includes(':')) {
    problems.push(
      warning(
        'address-6',
        `Peer ${text} is an IPv6 address, and the guide of the service shows IPv4 alone; give an IPv4 address where there is one.`,
      ),
    );
  }
  return problems;
}

/** What was typed may be anything, a whole file too. */
function shown(text: string): string {
  return text.length <= 60 ? `"${text}"` : `"${text.slice(0, 60)}…"`;
}
