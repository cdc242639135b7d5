import type { TrunkProblem, TrunkWish } from '../../../shared/contract/calls/trunks.ts';
import type { Trunk } from '../../../shared/domain/live.ts';
import type { TrunkBody } from '../../../shared/domain/operations.ts';
import { checkChain, leafOf } from './check-chain.ts';
import type { Certificate } from './check-chain.ts';
import { chooseTlsName, strangePeers } from './check-names.ts';
import { error, errorsOf, warning } from './problems.ts';
import { readChain } from './read-chain.ts';
import { readPeers } from './read-peers.ts';

export type CheckedTrunk = {
  /** What can be sent; null where there is an error. */
  body: TrunkBody | null;
  certificates: Certificate[];
  problems: TrunkProblem[];
};

type Facts = {
  /** Wall clock, milliseconds. */
  now: number;
  /** The service is the built-in one. */
  loopback: boolean;
};

/** Checks a new trunk as it was typed in: every problem at once, and no network. */
export function checkNewTrunk(wish: TrunkWish, facts: Facts): CheckedTrunk {
  const { peers, problems } = readPeers(wish.peers, facts);
  return checkRest(wish, facts, { peers, problems });
}

/**
 * Checks what shall replace a trunk. Peers that are not named stay. Certificates cannot stay, since the
 * service never gives them back and an update replaces the whole.
 */
export function checkChangedTrunk(wish: TrunkWish, live: Trunk, facts: Facts): CheckedTrunk {
  const kept = wish.peers.length === 0 ? live.peers : undefined;
  const { peers, problems } = kept ? { peers: kept, problems: [] } : readPeers(wish.peers, facts);
  if (wish.chain === null && !wish.unencrypted && live.name !== null) {
    problems.push(
      error(
        'chain-needed',
        `Trunk ${live.name} may have certificates, which the service never shows and a change replaces; give its chain again, or say that the trunk goes unencrypted.`,
      ),
    );
    return checkRest({ ...wish, unencrypted: true }, facts, { peers, problems });
  }
  const tlsName = wish.tlsName ?? keptName(wish, live);
  return checkRest({ ...wish, tlsName }, facts, { peers, problems });
}

/** The name that the trunk has, where the new certificate carries it. */
function keptName({ chain }: TrunkWish, { name }: Trunk): string | null {
  const leaf = chain === null ? undefined : readChain(chain).chain[0];
  return leaf && name !== null && chooseTlsName(leaf.names, name, []).ok ? name : null;
}

function checkRest(
  wish: TrunkWish,
  { now }: Facts,
  { peers, problems }: Pick<CheckedTrunk, 'problems'> & Pick<TrunkBody, 'peers'>,
): CheckedTrunk {
  const { tls, certificates } = checkTls(wish, peers, now, problems);
  const sendable = errorsOf(problems).length === 0;
  return { body: sendable ? { tls, peers } : null, certificates, problems };
}

function checkTls(
  { chain: text, tlsName, unencrypted }: TrunkWish,
  peers: TrunkBody['peers'],
  now: number,
  problems: TrunkProblem[],
): { tls: TrunkBody['tls']; certificates: Certificate[] } {
  if (text === null) {
    if (tlsName !== null) {
      const message = `The name ${tlsName} is that of a certificate, and none was given; give the chain too.`;
      problems.push(error('name-without-chain', message));
    } else if (!unencrypted) {
      const message =
        'No certificates were given, and the guide of the service asks for encrypted signalling (TLS); give the chain of the PBX, or say that the trunk goes unencrypted.';
      problems.push(warning('no-encryption', message));
    }
    return { tls: null, certificates: [] };
  }
  if (unencrypted) {
    const message =
      'A chain was given and the trunk shall go unencrypted, which contradict each other; leave one of them out.';
    problems.push(error('contradiction', message));
  }
  const { chain, problems: unread } = readChain(text);
  problems.push(...unread, ...checkChain(chain, now));
  // Where blocks are missing, the first of the others need not be that of the PBX.
  const leaf = unread.length === 0 ? leafOf(chain) : null;
  if (!leaf) return { tls: null, certificates: chain };
  const name = chooseTlsName(leaf.names, tlsName, peers);
  if (!name.ok) {
    problems.push(name.error);
    return { tls: null, certificates: chain };
  }
  problems.push(...strangePeers(leaf.names, name.value, peers));
  const certificateChain = chain.map(({ pem }) => pem);
  return { tls: { certificateChain, name: name.value }, certificates: chain };
}
