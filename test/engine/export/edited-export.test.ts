import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { SHEET_KINDS } from '../../../shared/domain/kinds.ts';
import type { LiveState } from '../../../shared/domain/live.ts';
import { sheetOf } from '../../../shared/domain/sheets.ts';
import type { WorkbookSpec } from '../../../shared/domain/workbook.ts';
import { exportWorkbook } from '../../../main/engine/export/export-workbook.ts';
import { exportedRows } from '../../../main/engine/export/exported-rows.ts';
import { applyToLive } from '../../support/apply-to-live.ts';
import { plainLive, someEdits } from '../../support/arbitrary-edits.ts';
import { PROVIDER } from '../../support/arbitrary-plan.ts';
import type { ExportEdit } from '../../support/export-edit.ts';
import { PROPERTY } from '../../support/live-state.ts';
import { planOf } from '../../support/reimport.ts';

const info = {
  property: PROPERTY,
  apiUrl: 'https://api.example',
  createdAt: '2026-01-02T03:04:05Z',
  account: 'Seaside account',
};

/** The export with these cells written over. */
function edited(live: LiveState, edits: readonly ExportEdit[]): WorkbookSpec {
  const { sheets } = exportWorkbook(live, info);
  for (const { kind, remoteId, cells } of edits) {
    const { title, fields } = sheetOf(kind);
    const sheet = sheets.find(({ name }) => name === title);
    const key = fields.findIndex(({ field }) => field === 'bellhopId');
    const row = [...(sheet?.rows ?? [])].find((one) => one[key] === remoteId);
    if (!row) throw new Error(`The export has no row ${remoteId} on ${title}.`);
    fields.forEach(({ field }, at) => {
      const cell = cells[field];
      if (cell !== undefined) row[at] = cell;
    });
  }
  return { sheets };
}

/** What an export shows, without ids that differ from one creation to the next. */
function shown(live: LiveState): Record<string, string[]> {
  const rows = exportedRows(live);
  return Object.fromEntries(
    SHEET_KINDS.map((kind) => [
      kind,
      rows[kind]
        .map(({ cells: { phone1, phone2, phone3, ...rest } }) =>
          JSON.stringify({
            ...rest,
            phones: [phone1, phone2, phone3].flatMap((one) => one ?? []).toSorted(),
          }),
        )
        .toSorted(),
    ]),
  );
}

test('an export that was edited changes just what was edited', async () => {
  await fc.assert(
    fc.asyncProperty(
      plainLive.chain((live) => someEdits(live).map((edits) => ({ live, edits }))),
      async ({ live, edits }) => {
        const wanted = structuredClone(live);
        for (const { change } of edits) change(wanted);
        const { body, problems, rows } = await planOf(edited(live, edits), live, {
          allowMessages: true,
          serviceProvider: PROVIDER,
        });
        // Nobody said in which country this is, so what some do not have is warned of.
        const errors = [...rows.flatMap((row) => row.problems), ...problems].filter(
          ({ severity }) => severity === 'error',
        );
        expect(errors).toEqual([]);
        const stuck = body.steps.filter(({ action }) => ['conflict', 'blocked'].includes(action));
        expect(stuck).toEqual([]);
        expect(shown(applyToLive(live, body.steps))).toEqual(shown(wanted));
      },
    ),
    { numRuns: 200 },
  );
});
