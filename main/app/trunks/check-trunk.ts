import type { TrunkProblem, TrunkWish } from '../../../shared/contract/calls/trunks.ts';
import type { Trunk } from '../../../shared/domain/live.ts';
import type { TrunkBody } from '../../../shared/domain/operations.ts';
import { checkChain, leafOf } from './check-chain.ts';
import type { Certificate } from './check-chain.ts';
import { chooseTlsName, strangePeers } from './check-names.ts';
import { error, errorsOf, warning } from './problems.ts';
import { readChain } from './read-chain.ts';
import { readPeers } from './read-peers.ts';
import { trunkWords } from './trunk-key.ts';

export type CheckedTrunk = {
  /** What can be sent; null where there is an error. */
  body: TrunkBody | null;
  certificates: Certificate[];
  problems: TrunkProblem[];
};

type Peers = { peers: TrunkBody['peers']; problems: TrunkProblem[] };
type CheckedTls = Pick<CheckedTrunk, 'certificates' | 'problems'> & Pick<TrunkBody, 'tls'>;

type Facts = {
  /** Wall clock, milliseconds. */
  now: number;
  /** The service is the built-in one. */
  loopback: boolean;
};

/** Checks a new trunk as it was typed in: every problem at once, and no network. */
export function checkNewTrunk(wish: TrunkWish, facts: Facts): CheckedTrunk {
  return checkWith(wish, facts, readPeers(wish.peers, facts));
}

/**
 * Checks what shall replace a trunk. Peers that are not named stay. Certificates cannot stay, since the
 * service never gives them back and an update replaces the whole.
 */
export function checkChangedTrunk(wish: TrunkWish, live: Trunk, facts: Facts): CheckedTrunk {
  if (isEmpty(wish)) {
    const message = `Nothing to change in trunk ${trunkWords(live)} was named; give its peers, its chain or both.`;
    return { body: null, certificates: [], problems: [error('nothing-to-change', message)] };
  }
  const kept = wish.peers.length === 0 ? live.peers : undefined;
  const peers = kept ? { peers: kept, problems: [] } : readPeers(wish.peers, facts);
  if (wish.chain !== null || wish.unencrypted || live.name === null) {
    return checkWith({ ...wish, tlsName: wish.tlsName ?? keptName(wish, live) }, facts, peers);
  }
  const lacking = error(
    'chain-needed',
    `Trunk ${live.name} may have certificates, which the service never shows and a change replaces; give its chain again, or say that the trunk goes unencrypted.`,
  );
  return { body: null, certificates: [], problems: [...peers.problems, lacking] };
}

function isEmpty({ peers, chain, tlsName, unencrypted }: TrunkWish): boolean {
  return peers.length === 0 && chain === null && tlsName === null && !unencrypted;
}

/** The name that the trunk has, where the new certificate carries it. */
function keptName({ chain }: TrunkWish, { name }: Trunk): string | null {
  const leaf = chain === null ? null : leafOf(readChain(chain).chain);
  return leaf && name !== null && chooseTlsName(leaf.names, name, []).ok ? name : null;
}

function checkWith(
  wish: TrunkWish,
  { now }: Facts,
  { peers, problems: ofPeers }: Peers,
): CheckedTrunk {
  const arePeersKnown = errorsOf(ofPeers).length === 0;
  const {
    tls,
    certificates,
    problems: ofTls,
  } = wish.chain === null
    ? checkNoTls(wish)
    : checkTls(wish, wish.chain, peers, { now, arePeersKnown });
  const problems = [...ofPeers, ...ofTls];
  // A chain that was given is never left out without a word.
  const isWhole = errorsOf(problems).length === 0 && (tls !== null || wish.chain === null);
  return { body: isWhole ? { tls, peers } : null, certificates, problems };
}

function checkNoTls({ tlsName, unencrypted }: TrunkWish): CheckedTls {
  const none = { tls: null, certificates: [] };
  if (tlsName !== null) {
    const message = `The name ${tlsName} is that of a certificate, and none was given; give the chain too.`;
    return { ...none, problems: [error('name-without-chain', message)] };
  }
  if (unencrypted) return { ...none, problems: [] };
  const message =
    'No certificates were given, and the guide of the service asks for encrypted signalling (TLS); give the chain of the PBX, or say that the trunk goes unencrypted.';
  return { ...none, problems: [warning('no-encryption', message)] };
}

function checkTls(
  { tlsName, unencrypted }: TrunkWish,
  text: string,
  peers: Peers['peers'],
  { now, arePeersKnown }: { now: number; arePeersKnown: boolean },
): CheckedTls {
  const { chain: certificates, problems: unread } = readChain(text);
  const problems = [...unread, ...checkChain(certificates, now)];
  if (unencrypted) {
    const message =
      'A chain was given and the trunk shall go unencrypted, which contradict each other; leave one of them out.';
    problems.unshift(error('contradiction', message));
  }
  // Where blocks are missing, the first of the others need not be that of the PBX.
  const leaf = unread.length === 0 ? leafOf(certificates) : null;
  if (!leaf) return { tls: null, certificates, problems };
  const name = chooseTlsName(leaf.names, tlsName, peers);
  if (!name.ok) {
    // A peer that could not be read may be what tells the name.
    if (arePeersKnown || name.error.code !== 'name-missing') problems.push(name.error);
    return { tls: null, certificates, problems };
  }
  problems.push(...strangePeers(leaf.names, name.value, peers));
  const certificateChain = certificates.map(({ pem }) => pem);
  return { tls: { certificateChain, name: name.value }, certificates, problems };
}
