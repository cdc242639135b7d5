import * as fc from 'fast-check';
import type { LiveState } from '../../shared/domain/live.ts';
import type { PlanBody } from '../../shared/domain/plan.ts';
import type { CheckedRow } from '../../shared/domain/row.ts';
import { planOptions } from '../../shared/domain/settings.ts';
import { planChanges } from '../../main/engine/plan/plan-changes.ts';
import { anyCallingLive, anyCallingRow, PROVIDER } from './arbitrary-calling.ts';
import { anyLive, anyRows } from './arbitrary-plan.ts';
import { anyRemovals, removalOptions } from './arbitrary-removals.ts';
import { anyFloors, anyRoomRows } from './arbitrary-rooms.ts';
import { SHEET_TABLES, validRows } from './live-state.ts';
import type { DoneJob } from './undone.ts';
import { doneJob } from './undone.ts';

type Options = Parameters<typeof planOptions.parse>[0];

function planned(live: LiveState, rows: readonly CheckedRow[], options: Options): PlanBody {
  return planChanges({
    rows,
    sheets: SHEET_TABLES,
    live,
    options: planOptions.parse(options),
    requestsPerSecond: null,
  }).body;
}

/** Jobs of every kind on a property that was made up by chance. */
export const anyJob: fc.Arbitrary<DoneJob> = fc.oneof(
  fc
    .record({ live: anyLive, rows: anyRows })
    .map(({ live, rows }) => doneJob(live, planned(live, validRows(rows), {}))),
  fc
    .record({ removal: anyRemovals(true), options: removalOptions })
    .map(({ removal: { live, rows }, options }) =>
      doneJob(live, planned(live, rows, { ...options, allowMessages: true })),
    ),
  fc
    .record({ live: anyFloors, rows: anyRoomRows })
    .map(({ live, rows }) => doneJob(live, planned(live, validRows(rows), { createRooms: true }))),
  fc
    .record({ live: anyCallingLive, rows: fc.array(anyCallingRow, { maxLength: 6 }) })
    .map(({ live, rows }) =>
      doneJob(
        live,
        planned(live, validRows(rows), {
          allowMessages: true,
          serviceProvider: PROVIDER,
        }),
      ),
    ),
);
