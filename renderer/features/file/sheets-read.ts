import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { ReadDecision } from '../../../shared/domain/reading.ts';

/** A sheet of a file with all that was decided about it, used or not. */
export type SheetRead = {
  file: string;
  /** As the file names it. */
  inFile: string;
  /** As the job names it. */
  name: string;
  /** Null: its rows are not used. */
  kind: SheetKind | null;
  rows: number;
  columns: number;
  columnsUsed: number;
  reason: string;
  decisions: ReadDecision[];
};

/** Every sheet of the job once: those that are used in their order, then those that are only decided about. */
export function sheetsRead(draft: Pick<Draft, 'sheets' | 'decisions'>): SheetRead[] {
  const { decisions } = draft;
  const made = draft.sheets.map((sheet): SheetRead => ({
    file: sheet.file,
    inFile: sheet.inFile,
    name: sheet.sheet,
    kind: sheet.kind,
    rows: sheet.rows,
    columns: sheet.columns.length,
    columnsUsed: sheet.columns.filter(({ field }) => field !== null).length,
    reason: sheet.reason,
    decisions: decisionsOf(decisions, sheet.file, sheet.inFile),
  }));
  const left = new Map<string, SheetRead>();
  for (const { file, sheet, what, evidence } of decisions) {
    if (sheet === null) continue;
    if (made.some((one) => one.file === file && one.inFile === sheet)) continue;
    const key = keyOf({ file, inFile: sheet });
    const known = left.get(key);
    const reason = what === 'use' ? evidence : (known?.reason ?? evidence);
    left.set(key, {
      file,
      inFile: sheet,
      name: sheet,
      kind: null,
      rows: 0,
      columns: 0,
      columnsUsed: 0,
      reason,
      decisions: decisionsOf(decisions, file, sheet),
    });
  }
  return [...made, ...left.values()];
}

/** Tells the sheets of a job apart. */
export function keyOf({ file, inFile }: Pick<SheetRead, 'file' | 'inFile'>): string {
  return JSON.stringify([file, inFile]);
}

/** How many decisions a person should look at. */
export function unsureOf(decisions: readonly ReadDecision[]): number {
  return decisions.filter(({ sure, chosen }) => !sure && !chosen).length;
}

const ORDER: readonly ReadDecision['what'][] = [
  'encoding',
  'delimiter',
  'use',
  'headerRow',
  'headerRows',
  'lastRow',
  'hiddenRows',
  'hiddenColumns',
];

/** Those about the whole file first. */
function decisionsOf(
  decisions: readonly ReadDecision[],
  file: string,
  sheet: string,
): ReadDecision[] {
  return decisions
    .filter((one) => one.file === file && (one.sheet === null || one.sheet === sheet))
    .toSorted((a, b) => ORDER.indexOf(a.what) - ORDER.indexOf(b.what));
}

/**
 * All settings that a sheet has: what reading decided, and what went without saying, so that it can be
 * decided otherwise as well.
 *
 * @param alone its file has no other sheet, so it cannot be left out
 */
export function settingsOf(sheet: SheetRead, alone: boolean): ReadDecision[] {
  const given = new Map(sheet.decisions.map((one) => [one.what, one]));
  const plain = (
    what: ReadDecision['what'],
    rest: Pick<ReadDecision, 'value' | 'shown' | 'evidence' | 'others'>,
  ): ReadDecision[] =>
    given.has(what)
      ? []
      : [{ file: sheet.file, sheet: sheet.inFile, what, chosen: false, sure: true, ...rest }];
  const added = [
    ...(alone
      ? []
      : plain('use', {
          value: 'read',
          shown: 'read',
          evidence: sheet.reason,
          others: [{ value: 'leave', shown: 'left out' }],
        })),
    ...(given.get('use')?.value === 'leave' || !given.has('headerRow')
      ? []
      : [
          ...plain('headerRows', {
            value: '1',
            shown: '1 row',
            evidence: 'The names of the columns stand in one row.',
            others: [
              { value: '2', shown: '2 rows' },
              { value: '3', shown: '3 rows' },
            ],
          }),
          ...plain('lastRow', {
            value: '',
            shown: 'the end of the sheet',
            evidence: 'Nothing below the rows looks like a total, a remark or another table.',
            others: [],
          }),
        ]),
  ];
  return [...sheet.decisions, ...added].toSorted(
    (a, b) => ORDER.indexOf(a.what) - ORDER.indexOf(b.what),
  );
}
