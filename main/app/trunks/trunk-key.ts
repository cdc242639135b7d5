import type { Trunk, TrunkPeer } from '../../../shared/domain/live.ts';

/** `HOST:PORT`, as people write it. */
export function showPeer(peer: TrunkPeer): string {
  if ('name' in peer) return `${peer.name}:${peer.port}`;
  return peer.ip.includes(':') ? `[${peer.ip}]:${peer.port}` : `${peer.ip}:${peer.port}`;
}

/** The same for two peers that are one. */
export function peerKey(peer: TrunkPeer): string {
  return showPeer(peer).toLowerCase();
}

/** The same for two lists of the same peers, whatever their order. */
export function peersKey(peers: readonly TrunkPeer[]): string {
  return [...new Set(peers.map(peerKey))].toSorted().join(' ');
}

/**
 * Trunks that lead to exactly these peers. One whose peers the service does not tell counts where it
 * bears the same name, since it may well be the same.
 */
export function leadingTo(
  trunks: readonly Trunk[],
  { name, peers }: { name: string | null; peers: readonly TrunkPeer[] },
): Trunk[] {
  const key = peersKey(peers);
  return trunks.filter((trunk) =>
    trunk.peers === undefined
      ? trunk.name !== null && trunk.name === name
      : peersKey(trunk.peers) === key,
  );
}

/** A trunk in a sentence: its name where it has one, and its id, by which commands know it. */
export function trunkWords({ id, name }: Pick<Trunk, 'id' | 'name'>): string {
  return name === null || name === id ? id : `${name} (${id})`;
}
