import { expect, test } from 'vitest';
import {
  repairsOffered,
  rulesBehind,
} from '../../../../renderer/features/check/repairs-offered.ts';
import type { DraftRow } from '../../../../shared/contract/calls/drafts.ts';
import type { Problem } from '../../../../shared/domain/problem.ts';

const problem: Problem = {
  sheet: 'PBX',
  row: 7,
  column: 'Ext.',
  field: 'extension',
  severity: 'error',
  code: 'cell.letter-for-digit',
  found: '72O8',
  message: '',
  fix: '',
  repair: '7208',
};

function rowOf(problems: Problem[]): DraftRow {
  return { key: 'PBX!7', sheet: 'PBX', row: 7, cells: [], before: {}, shaped: {}, problems };
}

test('a repair is shown as before and after, and only that of its cause', () => {
  const other: Problem = { ...problem, code: 'cell.other', repair: '1' };
  const { repair: _repair, ...without } = problem;
  const rows = [rowOf([problem, other]), rowOf([without]), rowOf([])];
  expect(repairsOffered(rows, 'cell.letter-for-digit')).toEqual([
    { key: 'PBX!7 Ext.', sheet: 'PBX', row: 7, column: 'Ext.', before: '72O8', after: '7208' },
  ]);
});

test('what the file has is shown where a change of values stands between', () => {
  const [repair] = repairsOffered([rowOf([{ ...problem, cell: 'x72O8' }])], problem.code);
  expect(repair?.before).toBe('x72O8');
});

test('rules are told where rows differ from them, and nowhere else', () => {
  const notes = [
    { sheet: 'PBX', code: 'extension.rule', message: '239 rows follow the rule.' },
    { sheet: 'PBX', code: 'extension.gaps', message: '7208 is left out.' },
  ];
  expect(rulesBehind('extension.rule-outlier', notes)).toEqual(['239 rows follow the rule.']);
  expect(rulesBehind('cell.required', notes)).toEqual([]);
});
