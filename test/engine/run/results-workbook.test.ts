import { expect, test } from 'vitest';
import { resultsWorkbook } from '../../../main/engine/run/results-workbook.ts';
import type { ReportLine } from '../../../shared/domain/job.ts';
import type { PlannedRow } from '../../../shared/domain/plan.ts';

const row = (key: string, sheet: string, cells: string[]): PlannedRow => ({
  key,
  sheet,
  row: 2,
  cells,
  state: 'valid',
  data: null,
  steps: [],
  reason: '',
});
const line = (key: string, sheet: string, more: Partial<ReportLine> = {}): ReportLine => ({
  key,
  sheet,
  row: 2,
  outcome: 'done',
  reason: '',
  remoteIds: [],
  ...more,
});
const rooms = (headers: string[], name = 'Rooms') => ({ name, kind: 'rooms' as const, headers });

test('every sheet keeps its columns and cells as shown, with the outcome beside each row', () => {
  const book = resultsWorkbook(
    { sheets: [rooms(['Room', 'Extension'])], rows: [row('a', 'Rooms', ['0101', '+17101'])] },
    [line('a', 'Rooms', { outcome: 'failed', reason: 'Refused.', remoteIds: ['p1', 'c1'] })],
  );
  const [sheet] = book.sheets;
  expect(sheet?.columns.map(({ title }) => title)).toEqual([
    'Room',
    'Extension',
    'Status',
    'Reason',
    'Remote ID',
  ]);
  expect(sheet?.columns.every(({ type }) => type === 'text')).toBe(true);
  expect([...(sheet?.rows ?? [])]).toEqual([['0101', '+17101', 'failed', 'Refused.', 'p1; c1']]);
});

test('status columns of an earlier run are replaced, whatever their place and case', () => {
  const book = resultsWorkbook(
    {
      sheets: [rooms(['status', 'Room', 'Reason ', 'Remote ID', 'Floor'])],
      rows: [row('a', 'Rooms', ['failed', '101', 'old', 'x', '1'])],
    },
    [line('a', 'Rooms')],
  );
  expect(book.sheets[0]?.columns.map(({ title }) => title)).toEqual([
    'Room',
    'Floor',
    'Status',
    'Reason',
    'Remote ID',
  ]);
  expect([...(book.sheets[0]?.rows ?? [])]).toEqual([['101', '1', 'done', '', '']]);
});

test('cells beyond the headers are kept, and short rows are filled up', () => {
  const book = resultsWorkbook(
    {
      sheets: [rooms(['Room'])],
      rows: [row('a', 'Rooms', ['101', 'note']), row('b', 'Rooms', [])],
    },
    [line('a', 'Rooms'), line('b', 'Rooms')],
  );
  expect([...(book.sheets[0]?.rows ?? [])]).toEqual([
    ['101', 'note', 'done', '', ''],
    ['', '', 'done', '', ''],
  ]);
  expect(book.sheets[0]?.columns).toHaveLength(5);
});

test('key columns of an export stay hidden', () => {
  const book = resultsWorkbook({ sheets: [rooms(['Room', 'Bellhop ID'])], rows: [] }, []);
  expect(book.sheets[0]?.columns.map(({ hidden }) => hidden ?? false).slice(0, 2)).toEqual([
    false,
    true,
  ]);
});

test('the summary counts every sheet and all of them, and takes no name that is taken', () => {
  const book = resultsWorkbook(
    {
      sheets: [rooms(['Room'], 'summary'), rooms(['Room'], 'Rooms')],
      rows: [row('a', 'summary', ['1']), row('b', 'Rooms', ['2']), row('c', 'Rooms', ['3'])],
    },
    [
      line('a', 'summary'),
      line('b', 'Rooms', { outcome: 'failed' }),
      line('c', 'Rooms', { outcome: 'skipped' }),
    ],
  );
  const summary = book.sheets.at(-1);
  expect(summary?.name).toBe('Summary 2');
  expect(summary?.columns.map(({ title }) => title)).toEqual([
    'Sheet',
    'Rows',
    'Done',
    'Unchanged',
    'Failed',
    'Unknown',
    'Skipped',
  ]);
  expect([...(summary?.rows ?? [])]).toEqual([
    ['summary', 1, 1, 0, 0, 0, 0],
    ['Rooms', 2, 0, 0, 1, 0, 1],
    ['All sheets', 3, 1, 0, 1, 0, 1],
  ]);
});
