import pc from 'picocolors';
import type {
  TrunkPreview,
  TrunkProblem,
  TrunkWritten,
} from '../../../../shared/contract/calls/trunks.ts';
import type { CallError } from '../../../../shared/contract/errors.ts';
import type { Trunk, TrunkPeer } from '../../../../shared/domain/live.ts';
import { peersKey, showPeer, trunkWords } from '../../../app/trunks/trunk-key.ts';
import { EXIT } from '../exit-codes.ts';
import { counted } from '../options.ts';
import { tellError } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** One line of the list; what the service does not tell is said so. */
export function trunkLine(trunk: Trunk & { extensions: number | null }): string {
  const { id, status, name, peers, extensions } = trunk;
  return [
    id,
    name ?? 'no name',
    status ?? 'status not told',
    peers ? peerList(peers) : 'peers not told',
    extensions === null ? 'extensions not told' : counted(extensions, 'extension'),
  ].join('  ');
}

/** Errors and warnings, one line each. */
export function problemLines(problems: readonly TrunkProblem[]): string[] {
  return problems.map(({ severity, message }) => {
    const mark = severity === 'error' ? pc.red('error') : pc.yellow('warning');
    return `${mark} ${message}`;
  });
}

/** What making or changing a trunk would come to. */
export function changeLines({ before, after, same }: TrunkPreview): string[] {
  if (after === null) return [];
  const chain = after.certificates.map(
    ({ title, validTo }) => `${title} (until ${validTo.slice(0, 10)})`,
  );
  const certificates =
    chain.length === 0 ? 'no certificates: signalling is not encrypted' : chain.join(', ');
  const heading = before
    ? `Changes trunk ${trunkWords(before)}, status ${before.status ?? 'not told'}:`
    : 'Makes a new SIP trunk:';
  return [
    pc.bold(heading),
    `  peers         ${fromTo(before?.peers && peerList(before.peers), peerList(after.peers), before?.peers && peersKey(before.peers) === peersKey(after.peers))}`,
    `  name          ${fromTo(before?.name ?? undefined, after.name ?? 'none', before?.name === after.name)}`,
    `  certificates  ${before ? 'replaced by ' : ''}${certificates}`,
    ...same.map((trunk) => `  ${pc.yellow('same peers')} as trunk ${trunkWords(trunk)}`),
  ];
}

/** What deleting a trunk would come to. */
export function deleteLines({ before, extensions }: TrunkPreview): string[] {
  if (before === null) return [];
  const { count, first } = extensions ?? { count: 0, first: [] };
  const more = count > first.length ? ` and ${count - first.length} more` : '';
  const list = count === 0 ? '' : `: ${first.join(', ')}${more}`;
  return [
    pc.bold(`Deletes trunk ${trunkWords(before)}, status ${before.status ?? 'not told'}:`),
    `  peers         ${before.peers ? peerList(before.peers) : 'not told'}`,
    `  with it go    ${counted(count, 'extension')}${list}`,
  ];
}

/** Ends a command that wrote: what came of it, and the exit code. */
export function tellWritten(
  terminal: Terminal,
  written: TrunkWritten,
  options: { json: boolean; hint?: string },
): number {
  const isDone = written.outcome === 'done';
  if (options.json) terminal.json(written);
  terminal.err((isDone ? pc.green : pc.yellow)(written.message));
  if (isDone && options.hint !== undefined) terminal.err(options.hint);
  return isDone ? EXIT.done : EXIT.unknown;
}

/** Ends a command that sent nothing; in JSON with what was shown. */
export function tellRefused(
  terminal: Terminal,
  error: CallError,
  preview: TrunkPreview,
  json: boolean,
): number {
  if (json) terminal.json({ error, ...preview });
  return tellError(terminal, { ...error, names: [] }, false);
}

function fromTo(old: string | undefined, next: string, isSame: boolean | undefined): string {
  if (isSame) return `${next} (as it is)`;
  return old === undefined ? next : `${old} → ${next}`;
}

function peerList(peers: readonly TrunkPeer[]): string {
  return peers.map(showPeer).join(', ');
}
