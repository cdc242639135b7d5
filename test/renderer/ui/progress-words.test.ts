import { expect, test } from 'vitest';
import { progressWords } from '../../../renderer/ui/progress-words.ts';

test('before anything is known, what is waited for is named', () => {
  expect(progressWords(null, null)).toBe('Opening the job');
  expect(progressWords(['a.csv', 'b.xlsx'], null)).toBe('Reading a.csv and b.xlsx');
});

test('reading tells rows and share, checking the rows', () => {
  const progress = { file: 'a.csv', rows: 12_000, share: 0.42 };
  expect(progressWords(['a.csv'], { ...progress, stage: 'reading' })).toBe(
    'Reading a.csv: 12,000 rows, 42 %',
  );
  expect(progressWords(['a.csv'], { ...progress, stage: 'checking' })).toBe(
    'Checking 12,000 rows of a.csv',
  );
});
