import type { ValidRow } from '../../../shared/domain/row.ts';
import type { UserRemoval, UserTarget, UserWish } from './calling-wishes.ts';
import type { PlanContext } from './plan-context.ts';

/** An external user with its provider and every row that asks for it. */
export type MergedUser = { provider: string; wish: UserWish; wishes: UserWish[]; rows: ValidRow[] };

/** Likewise for one that is to go. */
export type MergedUserRemoval = { provider: string; removal: UserRemoval; rows: ValidRow[] };

type Named = { provider: string | null; row: ValidRow };

/**
 * One wish for every provider and user. Rows whose provider cannot be told, and rows that disagree, are
 * told to the sink. A user that only left its place in an export stays where another row wants it.
 */
export function mergeUsers(
  wishes: readonly UserWish[],
  removals: readonly UserRemoval[],
  context: PlanContext,
): { users: MergedUser[]; removals: MergedUserRemoval[] } {
  const users = new Map<string, MergedUser>();
  for (const wish of wishes) {
    const provider = providerOf(wish, context);
    if (provider === null) continue;
    const key = JSON.stringify([provider, wish.externalUser]);
    const held = users.get(key);
    if (!held) {
      users.set(key, { provider, wish, wishes: [wish], rows: [wish.row] });
      continue;
    }
    held.wishes.push(wish);
    if (!held.rows.includes(wish.row)) held.rows.push(wish.row);
  }
  for (const merged of users.values()) {
    const targets = new Set(merged.wishes.map(({ target }) => targetKey(target, context)));
    if (targets.size > 1) tellSeveral(merged, context);
  }

  const gone = new Map<string, MergedUserRemoval>();
  for (const removal of removals) {
    const provider = providerOf(removal, context);
    if (provider === null) continue;
    const key = JSON.stringify([
      provider,
      removal.externalUser,
      removal.from ? targetKey(removal.from, context) : removal.room,
      removal.cause,
    ]);
    const wanted = users.get(JSON.stringify([provider, removal.externalUser]));
    if (wanted && removal.cause === 'delete') tellBoth(removal.row, wanted, context);
    if (wanted) continue;
    const held = gone.get(key);
    if (!held) gone.set(key, { provider, removal, rows: [removal.row] });
    else if (!held.rows.includes(removal.row)) held.rows.push(removal.row);
  }
  return { users: [...users.values()], removals: [...gone.values()] };
}

/** The provider that a row names, else that of the account; null after it was told that there is none. */
function providerOf({ provider, row }: Named, { options, live, sink }: PlanContext): string | null {
  const found = provider ?? options.serviceProvider;
  const isOwn = row.data.kind === 'externalUsers';
  if (found !== null && live.missingProviders.has(found)) {
    sink.add(row, {
      code: 'provider.not-found',
      field: isOwn ? 'serviceProvider' : 'externalUser',
      found,
      message: `The account has no service provider "${found}".`,
      fix:
        provider === null
          ? 'Correct the service provider of the account (BELLHOP_SERVICE_PROVIDER).'
          : 'Write the id of a service provider of this account.',
    });
    return null;
  }
  if (found !== null) return found;
  sink.add(row, {
    code: 'provider.none',
    field: isOwn ? 'serviceProvider' : 'externalUser',
    found: '',
    message: 'Neither the row nor the account says which service provider the external user is of.',
    fix: isOwn
      ? 'Write the id of the provider into Service provider, or set BELLHOP_SERVICE_PROVIDER.'
      : 'Set the service provider of the account (BELLHOP_SERVICE_PROVIDER), or use the sheet External users.',
  });
  return null;
}

/** Where it rings; a room and the id of its profile are the same. */
export function targetKey(target: UserTarget, { index }: Pick<PlanContext, 'index'>): string {
  if (target.kind === 'room') return `room ${target.unit.id}`;
  const place = index.placeOfProfile.get(target.profileId);
  return place && place !== 'gone' ? `room ${place.unitId}` : `profile ${target.profileId}`;
}

function tellSeveral({ wishes }: MergedUser, { sink, finder }: PlanContext): void {
  const names = wishes.map(({ target }) =>
    target.kind === 'room' ? finder.pathOf(target.unit.id) : target.profileId,
  );
  const rooms = [...new Set(names)].toSorted().join(', ');
  for (const { row, externalUser } of wishes) {
    sink.add(row, {
      code: 'external-user.contradiction',
      field: 'externalUser',
      found: externalUser,
      message: `Several rows want external user ${externalUser} to ring in different rooms: ${rooms}.`,
      fix: 'Leave one room for the user.',
    });
  }
}

function tellBoth(row: ValidRow, { rows, wish }: MergedUser, { sink }: PlanContext): void {
  const tell = (at: ValidRow, other: ValidRow | undefined): void => {
    sink.add(at, {
      code: 'external-user.contradiction',
      field: 'externalUser',
      found: wish.externalUser,
      message: `External user ${wish.externalUser} is wanted otherwise in row ${other?.row ?? 0} of ${other?.sheet ?? at.sheet}.`,
      fix: 'Keep one of the rows.',
    });
  };
  tell(row, rows[0]);
  for (const other of rows) tell(other, row);
}
