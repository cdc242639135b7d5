import type { TrunkProblem } from '../../../shared/contract/calls/trunks.ts';
import type { TrunkPeer } from '../../../shared/domain/live.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { error, warning } from './problems.ts';
import { showPeer } from './trunk-key.ts';

/**
 * Whether one name of a certificate is for a host. A star stands for one whole first label, and never
 * for a whole domain such as `*.com`.
 */
export function coversHost(pattern: string, host: string): boolean {
  const [name, wanted] = [pattern.toLowerCase(), host.toLowerCase()];
  if (!name.startsWith('*.')) return name === wanted && isHost(name);
  const [first, ...rest] = wanted.split('.');
  return Boolean(first) && rest.length >= 2 && rest.join('.') === name.slice(2) && isHost(wanted);
}

/**
 * The name by which the PBX is met: what was given, else what certificate and peers leave as the only
 * choice. It must be one that the certificate of the PBX carries, as its CN or among its SANs.
 *
 * @param names host names of that certificate, in lower case
 */
export function chooseTlsName(
  names: readonly string[],
  given: string | null,
  peers: readonly TrunkPeer[],
): Result<string, TrunkProblem> {
  const carried = names.filter((name) => isHost(name.replace(/^\*\./, '')));
  const list = carried.length === 0 ? 'no host name at all' : carried.join(', ');
  const covered = (host: string) => carried.some((name) => coversHost(name, host));
  if (given !== null) {
    const name = given.trim().replace(/\.$/, '').toLowerCase();
    if (covered(name)) return ok(name);
    const message = name.includes('*')
      ? `The name ${given} is a pattern, and the name in the trunk must be the one that leads to the PBX; write it in full.`
      : `The name ${given || '""'} is not in the certificate of the PBX, which is for ${list}; give one of its names, or a certificate for this one.`;
    return fail(error('name-not-covered', message));
  }
  const hosts = [...new Set(peers.flatMap((peer) => ('name' in peer ? [peer.name] : [])))];
  const [host] = hosts.filter(covered);
  if (host !== undefined && hosts.length === 1) return ok(host);
  const whole = carried.filter((name) => !name.startsWith('*.'));
  const [only] = whole;
  if (only !== undefined && carried.length === 1) return ok(only);
  return fail(
    error(
      'name-missing',
      `The certificate of the PBX is for ${list}, so the name that leads to the PBX cannot be told from it; ${carried.length === 0 ? 'give a certificate that carries that name' : 'give that name too'}.`,
    ),
  );
}

/** Peers by name that neither the certificate nor the trunk's name stands for; their calls may be refused. */
export function strangePeers(
  names: readonly string[],
  tlsName: string,
  peers: readonly TrunkPeer[],
): TrunkProblem[] {
  return peers.flatMap((peer) => {
    if (!('name' in peer) || peer.name === tlsName) return [];
    if (names.some((name) => coversHost(name, peer.name))) return [];
    return [
      warning(
        'peer-not-covered',
        `Peer ${showPeer(peer)} is neither ${tlsName} nor in the certificate, which is for ${names.join(', ')}, so Alexa may refuse the connection; have the certificate made for it too.`,
      ),
    ];
  });
}

/** A name that DNS can lead somewhere with. */
function isHost(name: string): boolean {
  return /^(?!-)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})+$/.test(name);
}
