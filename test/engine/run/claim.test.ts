import { expect, test } from 'vitest';
import { claim } from '../../../main/engine/run/claim.ts';

const wanted = (stepId: string, content: string) => ({ stepId, name: 'Bar', content });
const live = (id: string, content: string | null, name = 'Bar') => ({ id, name, content });
const job = new Set(['one', 'two']);

test('as many entries alike as are wanted are ours, whichever is whose', () => {
  const claims = claim(
    [wanted('a', 'one'), wanted('b', 'one')],
    [live('x', 'one'), live('y', 'one')],
    job,
  );
  expect(claims.ours).toEqual(new Map([['a', 'x'], ['b', 'y']])); // prettier-ignore
  expect(claims).toMatchObject({ missing: [], conflicts: new Map() });
});

test('fewer entries than wanted leave the rest missing', () => {
  const claims = claim([wanted('a', 'one'), wanted('b', 'one')], [live('x', 'one')], job);
  expect(claims.ours).toEqual(new Map([['a', 'x']]));
  expect(claims.missing).toEqual(['b']);
});

test('more alike than wanted is a conflict, because nobody can tell which is ours', () => {
  const claims = claim([wanted('a', 'one')], [live('x', 'one'), live('y', 'one')], job);
  expect(claims.conflicts).toEqual(new Map([['a', 'more']]));
  expect(claims.ours.size).toBe(0);
});

test('a namesake that holds what no step of the job has is a conflict', () => {
  expect(claim([wanted('a', 'one')], [live('x', 'foreign')], job).conflicts).toEqual(
    new Map([['a', 'other']]),
  );
});

test('a namesake whose content cannot be told is a conflict', () => {
  expect(claim([wanted('a', 'one')], [live('x', null)], job).conflicts).toEqual(
    new Map([['a', 'other']]),
  );
});

test('a foreign namesake is no conflict for a step that was found', () => {
  const claims = claim([wanted('a', 'one')], [live('x', 'one'), live('y', 'foreign')], job);
  expect(claims.ours).toEqual(new Map([['a', 'x']]));
  expect(claims.conflicts.size).toBe(0);
});

test('a namesake that another step of the job asks for is none of this step', () => {
  const claims = claim([wanted('a', 'one')], [live('x', 'two')], job);
  expect(claims.missing).toEqual(['a']);
});

test('an entry of another name says nothing', () => {
  expect(claim([wanted('a', 'one')], [live('x', 'foreign', 'Spa')], job).missing).toEqual(['a']);
});
