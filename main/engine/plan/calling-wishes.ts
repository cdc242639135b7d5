import type { RowAction } from '../../../shared/domain/kinds.ts';
import type { Unit } from '../../../shared/domain/live.ts';
import type { RowDataOf, ValidRow } from '../../../shared/domain/row.ts';

/** A room whose row was exported, and the communication profile that it had then. */
export type ExportedProfile = { unit: Unit; profileId: string };

export type RuleKind = RowDataOf<'callingRules'>['rule'];

/**
 * Why something is to be off. `value`: the row's Value says so; `delete`: its Action does; `edit`: the
 * row of an export spoke of it and speaks of something else now.
 */
export type OffCause = 'value' | 'delete' | 'edit';

/** One rule in one direction, as one row wants it. */
export type RuleWish = {
  rule: RuleKind;
  unit: Unit;
  target: Unit;
  row: ValidRow;
  action: RowAction;
  /** Both rooms as the row was exported; none for rows of plain files. */
  exported: readonly ExportedProfile[];
  wanted:
    | { on: true; /** It takes the place of what the export had. */ moved: boolean }
    | {
        on: false;
        cause: OffCause;
        /** Key of the rule that takes its place. */ instead: string | null;
      };
};

/** A room that a contact may call, or may no more, as one row wants it. */
export type InboundWish = {
  unit: Unit;
  /** As names of books are compared. */
  bookKey: string;
  bookName: string;
  /** As names are compared. */
  contact: string;
  row: ValidRow;
  action: RowAction;
  /** The room as the row was exported; none for rows of plain files. */
  exported: readonly ExportedProfile[];
  wanted:
    | { on: true; moved: boolean }
    | {
        on: false;
        cause: Exclude<OffCause, 'value'>;
        instead: string | null;
        /** Id by which an export knew the contact; null for rows of plain files. */
        contactId: string | null;
      };
};

/** Where an external user shall ring. */
export type UserTarget = { kind: 'room'; unit: Unit } | { kind: 'profile'; profileId: string };

export type UserWish = {
  externalUser: string;
  /** Id; null where the row names none. */
  provider: string | null;
  target: UserTarget;
  row: ValidRow;
  /** Null where the row's own object is the room. */
  action: RowAction | null;
  /** Where it rang when it was exported; null for rows of plain files and for what the row adds. */
  baselineRoom: string | null;
  moved: boolean;
};

export type UserRemoval = {
  /** Null: every user of the provider that rings in `from`. */
  externalUser: string | null;
  provider: string | null;
  /** Where it must ring; null: wherever that is in this property. */
  from: UserTarget | null;
  /** How the row writes where it rings. */
  room: string;
  row: ValidRow;
  cause: Exclude<OffCause, 'value'>;
  /** The user that takes its place. */
  instead: { externalUser: string; provider: string | null } | null;
};

/** What rows ask for about calling rules, inbound calling and external users. */
export type CallingWishes = {
  rules: RuleWish[];
  inbound: InboundWish[];
  users: UserWish[];
  userRemovals: UserRemoval[];
};

export function noCallingWishes(): CallingWishes {
  return { rules: [], inbound: [], users: [], userRemovals: [] };
}

/** The rule and its direction are the identity of a calling rule. */
export function ruleWishKey({
  rule,
  unit,
  target,
}: Pick<RuleWish, 'rule' | 'unit' | 'target'>): string {
  return JSON.stringify([rule, unit.id, target.id]);
}

/** A room and a contact, as rows name it. */
export function inboundWishKey({
  unit,
  bookKey,
  contact,
}: Pick<InboundWish, 'unit' | 'bookKey' | 'contact'>): string {
  return JSON.stringify([unit.id, bookKey, contact]);
}

/** Rooms whose profile tells what is live of these. */
export function callingRooms(calling: CallingWishes): string[] {
  const places = [
    ...calling.users.map(({ target }) => target),
    ...calling.userRemovals.map(({ from }) => from),
  ];
  const ringing = places.flatMap((target) => (target?.kind === 'room' ? [target.unit.id] : []));
  return [...new Set([...decidingRooms(calling), ...ringing])];
}

/** Those without whose profile nothing can be asked: users are asked for by their own id. */
export function decidingRooms({ rules, inbound, userRemovals }: CallingWishes): string[] {
  const cleared = userRemovals.flatMap(({ externalUser, from }) =>
    externalUser === null && from?.kind === 'room' ? [from.unit.id] : [],
  );
  return [
    ...new Set([
      ...rules.flatMap(({ unit, target }) => [unit.id, target.id]),
      ...inbound.map(({ unit }) => unit.id),
      ...cleared,
    ]),
  ];
}

/** Profiles that rows about external users name by id. */
export function callingProfiles({ users, userRemovals }: CallingWishes): string[] {
  const targets = [...users.map(({ target }) => target), ...userRemovals.map(({ from }) => from)];
  return targets.flatMap((target) => (target?.kind === 'profile' ? [target.profileId] : []));
}
