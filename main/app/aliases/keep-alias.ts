import type { CallError } from '../../../shared/contract/errors.ts';
import type { RoomAlias } from '../../../shared/domain/alias.ts';
import type { Unit } from '../../../shared/domain/live.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { ask, askSteady } from '../../engine/read/gather.ts';
import { aliasKey, withAlias } from '../../engine/rooms/remembered.ts';
import { createRoomFinder } from '../../engine/rooms/room-finder.ts';
import { foldName } from '../../engine/rooms/normalise.ts';
import { callError, readStopped } from '../call-errors.ts';
import type { AppPorts } from '../ports.ts';
import type { Session } from '../session.ts';

/** A remembered name, and whether the room that it means is still there. */
export type AliasView = RoomAlias & { gone: boolean };
export type AliasList = { property: { id: string; name: string }; aliases: AliasView[] };

/** Remembered names of one property, with its units at hand. */
export type AliasDesk = {
  list(): Promise<Result<AliasList, CallError>>;
  /** Remembers that a name means a room; the room may be written in any way that only one fits. */
  add(name: string, room: string): Promise<Result<AliasList, CallError>>;
  remove(name: string): Promise<Result<AliasList, CallError>>;
};

export async function openAliases(
  ports: Pick<AppPorts, 'aliases'>,
  session: Session,
  property: Unit,
  signal: AbortSignal,
): Promise<Result<AliasDesk, CallError>> {
  const place = { apiUrl: session.info.apiUrl, property: property.id };
  const context = { call: session.call, signal };
  const units = await askSteady(
    'units.list',
    (page) => ask(context, 'units.list', { parentId: property.id, depth: 'all', ...page }),
    ({ id }) => id,
  );
  if (!units.ok) return fail(readStopped(units.error.result));
  const known = units.value.filter(({ id }) => id !== property.id);
  const finder = createRoomFinder(known, property);

  async function read(): Promise<Result<RoomAlias[], CallError>> {
    const kept = await ports.aliases.read(place);
    return kept.ok ? kept : fail(callError('store', kept.error));
  }

  async function keep(aliases: readonly RoomAlias[]): Promise<Result<AliasList, CallError>> {
    const written = await ports.aliases.write(place, aliases);
    return written.ok ? ok(listOf(aliases)) : fail(callError('store', written.error));
  }

  function listOf(aliases: readonly RoomAlias[]): AliasList {
    const there = new Set(known.map(({ id }) => id));
    const { id, name } = property;
    return {
      property: { id, name },
      aliases: aliases.map((alias) => {
        const gone = !there.has(alias.unitId);
        return { ...alias, path: gone ? alias.path : finder.pathOf(alias.unitId), gone };
      }),
    };
  }

  return ok({
    async list() {
      const aliases = await read();
      return aliases.ok ? ok(listOf(aliases.value)) : aliases;
    },

    async add(given, room) {
      const name = given.trim();
      const meant = finder.find({ room });
      if (meant.kind !== 'found' || meant.elsewhere) return fail(notOneRoom(room, meant));
      const path = finder.pathOf(meant.unit.id);
      const own = known.find((unit) => foldName(unit.name) === foldName(name));
      const isPath = known.some(
        (unit) => foldName(finder.pathOf(unit.id)) === aliasKey({ room: name }),
      );
      if (own || isPath) return fail(ownName(name));
      const aliases = await read();
      if (!aliases.ok) return aliases;
      return keep(withAlias(aliases.value, { name, unitId: meant.unit.id, path }));
    },

    async remove(name) {
      const aliases = await read();
      if (!aliases.ok) return aliases;
      const key = aliasKey({ room: name });
      const left = aliases.value.filter((alias) => aliasKey({ room: alias.name }) !== key);
      if (left.length === aliases.value.length) {
        const message = `No name "${name}" is remembered for ${property.name}; bellhop alias list shows those there are.`;
        return fail(callError('usage', message));
      }
      return keep(left);
    },
  });
}

function notOneRoom(
  room: string,
  finding: ReturnType<ReturnType<typeof createRoomFinder>['find']>,
): CallError {
  if (finding.kind === 'ambiguous') {
    const paths = finding.candidates.slice(0, 5).map(({ path }) => path);
    return callError(
      'usage',
      `"${room}" fits several rooms: ${paths.join(', ')}; write one of them.`,
    );
  }
  const near = finding.kind === 'missing' ? finding.near : [];
  const hint = near.length > 0 ? `; nearest names: ${near.join(', ')}` : '';
  return callError('usage', `This property has no room "${room}"${hint}.`);
}

function ownName(name: string): CallError {
  return callError(
    'usage',
    `"${name}" is the own name of a room of this property, and no remembered name outranks that.`,
  );
}
