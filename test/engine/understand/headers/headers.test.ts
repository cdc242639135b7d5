import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mapSheets } from '../../../../main/engine/understand/map-columns.ts';
import { sheetOf } from '../sheets.ts';
import { ENGLISH } from './english.ts';
import type { LabelledSheet } from './english.ts';

function mapped({ sheet, columns, rows }: LabelledSheet) {
  const result = mapSheets(
    [
      sheetOf(
        sheet,
        columns.map(([header]) => header),
        rows,
      ),
    ],
    [],
  );
  return result.ok ? result.value[0] : undefined;
}

/** One line for each decision on a column that a person would not take. */
function mistakes(labelled: LabelledSheet, wanted: 'wrong' | 'missed'): string[] {
  const found = mapped(labelled);
  return labelled.columns.flatMap(([header, field], index) => {
    const decided = found?.columns[index]?.field ?? null;
    const isWrong = decided !== null && decided !== field;
    const isMissed = field !== null && decided !== field;
    return (wanted === 'wrong' ? isWrong : isMissed)
      ? [`${labelled.sheet}: ${header} is ${field}, was ${decided}`]
      : [];
  });
}

const all = ENGLISH.flatMap((labelled) => labelled.columns);
const meant = all.filter(([, field]) => field !== null).length;

test('at least forty header rows are labelled', () => {
  expect(ENGLISH.length).toBeGreaterThanOrEqual(40);
});

test('of the columns given a field 98 in 100 are right', () => {
  const wrong = ENGLISH.flatMap((labelled) => mistakes(labelled, 'wrong'));
  const given = ENGLISH.flatMap((labelled) => mapped(labelled)?.columns ?? []);
  const applied = given.filter((column) => column.field !== null).length;
  expect(1 - wrong.length / applied, wrong.join('\n')).toBeGreaterThanOrEqual(0.98);
});

test('of the columns that mean a field 90 in 100 are found', () => {
  const missed = ENGLISH.flatMap((labelled) => mistakes(labelled, 'missed'));
  expect(1 - missed.length / meant, missed.join('\n')).toBeGreaterThanOrEqual(0.9);
});

test('nearly every sheet is taken for what it is', () => {
  const wrong = ENGLISH.filter((labelled) => mapped(labelled)?.kind !== labelled.kind);
  expect(wrong.map((labelled) => labelled.sheet).join('\n')).toBe('');
});

test('headers without any row below are understood too', () => {
  const bare = ENGLISH.map((labelled) => ({ ...labelled, rows: [] }));
  const wrong = bare.flatMap((labelled) => mistakes(labelled, 'wrong'));
  const missed = bare.flatMap((labelled) => mistakes(labelled, 'missed'));
  expect(wrong.length / meant, wrong.join('\n')).toBeLessThanOrEqual(0.02);
  expect(1 - missed.length / meant, missed.join('\n')).toBeGreaterThanOrEqual(0.8);
});

test('the order of the columns decides nothing but the order of phone numbers', () => {
  const subject = fc.constantFrom(...ENGLISH).chain((labelled) =>
    fc.record({
      labelled: fc.constant(labelled),
      order: fc.shuffledSubarray(Array.from(labelled.columns.keys()), {
        minLength: labelled.columns.length,
      }),
    }),
  );
  fc.assert(
    fc.property(subject, ({ labelled, order }) => {
      const shuffled: LabelledSheet = {
        ...labelled,
        columns: order.flatMap((at) => labelled.columns.slice(at, at + 1)),
        rows: labelled.rows.map((row) => order.map((at) => row[at] ?? '')),
      };
      const given = mapped(labelled)?.columns ?? [];
      const now = mapped(shuffled)?.columns ?? [];
      expect(mapped(shuffled)?.kind).toBe(mapped(labelled)?.kind);
      order.forEach((was, at) => {
        expect(now[at]?.field?.replace(/\d/u, '')).toBe(given[was]?.field?.replace(/\d/u, ''));
      });
    }),
  );
});
