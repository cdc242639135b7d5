import { expect, test } from 'vitest';
import {
  missingForDelete,
  missingForTrunk,
  refusedByRules,
} from '../../../main/app/trunks/consents.ts';
import { error, warning } from '../../../main/app/trunks/problems.ts';
import { windowWords } from '../../../main/app/window-words.ts';

const trunk = { id: 't1', status: 'ACTIVE', name: 'pbx.example' };

test('errors refuse a trunk and warnings do not', () => {
  expect(refusedByRules([warning('expires-soon', 'Soon.')])).toBeNull();
  expect(refusedByRules([error('no-peers', 'One.'), error('expired', 'Two.')])).toEqual({
    code: 'usage',
    message: 'Nothing was sent. One. And 1 more.',
    names: ['One.', 'Two.'],
  });
});

test('what is missing is named together', () => {
  expect(missingForTrunk([], { yes: true, another: false })).toBeNull();
  expect(missingForTrunk([trunk], { yes: true, another: true })).toBeNull();
  expect(missingForTrunk([trunk], { yes: false, another: false })?.names).toEqual([
    '--another',
    '--yes',
  ]);
  expect(missingForTrunk([trunk], { yes: true, another: false })?.message).toContain('t1');
  expect(missingForTrunk([], { yes: false, another: true })?.names).toEqual(['--yes']);
});

test('a trunk goes only by its own id or name', () => {
  expect(missingForDelete(trunk, 't1')).toBeNull();
  expect(missingForDelete(trunk, ' pbx.example ')).toBeNull();
  for (const typed of [null, '', 'T1', 'pbx', 'yes']) {
    expect(missingForDelete(trunk, typed)).toMatchObject({ code: 'consent-missing' });
  }
  expect(missingForDelete({ ...trunk, name: null }, '')).not.toBeNull();
});

test('in a window they name no options of the command line', () => {
  for (const refused of [
    missingForTrunk([trunk], { yes: false, another: false }),
    missingForTrunk([trunk], { yes: true, another: false }),
    missingForTrunk([], { yes: false, another: false }),
    missingForDelete(trunk, null),
    missingForDelete(trunk, 'x'),
  ]) {
    const said = windowWords(refused?.message ?? '--');
    expect(said).not.toContain('--');
    expect(said).toMatch(/\.$/);
  }
});
