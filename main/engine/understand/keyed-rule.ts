import type { FieldName } from '../../../shared/domain/fields.ts';
import type { LocalRow } from './check-row.ts';
import type { CheckContext } from './check-context.ts';
import { error, problemAt } from './problem-at.ts';
import type { Finding } from './problem-at.ts';
import type { Problem } from '../../../shared/domain/problem.ts';

/** Notes a problem of one member of a group. */
export type ReportMember = (member: LocalRow, problem: Problem) => void;

/** A rule about rows that share a key, such as two rows that give the same extension. */
export type KeyedRule = {
  /** Keys under which a row meets others; none where the rule does not concern it. */
  keysOf(local: LocalRow): string[];
  /** The rule has something to say of a single row too; else a key needs two rows to be looked at. */
  alone?: boolean;
  /**
   * Looks at all rows of a key, in the order of the file. Its cost grows with the group,
   * never with its square: a column taken for the wrong field can put every row into one group.
   */
  check(
    members: readonly LocalRow[],
    context: CheckContext,
    report: ReportMember,
    key: string,
  ): void;
  /** What `check` reads of a row besides its key; where it stays the same, a change needs no new check. */
  reads?(local: LocalRow): string;
};

/** Notes a finding at a cell of a member. */
export function reportAt(
  report: ReportMember,
  member: LocalRow,
  field: FieldName | null,
  finding: Finding,
  found?: string,
): void {
  report(member, problemAt({ ...member.row, values: member.values }, field, finding, found));
}

/**
 * Tells rows that keep or create what others of the group delete, and the other way round; each is
 * shown the rows that contradict it. Returns the rows that keep.
 */
export function tellRemovals(
  report: ReportMember,
  members: readonly LocalRow[],
  what: string,
): LocalRow[] {
  const keeping = members.filter(({ removes }) => !removes);
  const removing = members.filter(({ removes }) => removes);
  if (keeping.length === 0 || removing.length === 0) return keeping;
  for (const member of members) {
    const against = member.removes ? keeping : removing;
    const others = otherRows([member, ...against], member);
    reportAt(report, member, 'action', keptAndRemoved(what, others, member.removes), '');
  }
  return keeping;
}

function keptAndRemoved(what: string, others: string, removes: boolean): Finding {
  return error(
    'removal.contradiction',
    removes
      ? `The row deletes ${what}, which ${others} would keep or create.`
      : `The row keeps or creates ${what}, which ${others} would delete.`,
    'Leave the row that is meant, and take the other out or write skip into its Action.',
  );
}

const NAMED = 5;

/** Words for the other rows of a group: "row 7" or "rows 7, 9 of Extensions and 3 more". */
export function otherRows(members: readonly LocalRow[], self: LocalRow): string {
  const others: LocalRow[] = [];
  for (const member of members) {
    if (member !== self) others.push(member);
    if (others.length === NAMED) break;
  }
  const count = members.length - 1;
  const places = others.map(({ row }) =>
    row.sheet === self.row.sheet ? `${row.row}` : `${row.row} of ${row.sheet}`,
  );
  const more = count > others.length ? ` and ${count - others.length} more` : '';
  return `${count === 1 ? 'row' : 'rows'} ${places.join(', ')}${more}`;
}
