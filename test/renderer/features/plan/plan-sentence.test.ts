import { expect, test } from 'vitest';
import type { PlanView } from '../../../../shared/contract/calls/window-jobs.ts';
import {
  applyLabel,
  changesOf,
  costSentence,
  heldSentence,
  leftOutSentence,
  messagesSentence,
  planSentence,
  removedWords,
} from '../../../../renderer/features/plan/plan-sentence.ts';

const none = {
  create: 0,
  change: 0,
  unchanged: 0,
  remove: 0,
  confirm: 0,
  conflict: 0,
  blocked: 0,
};
type Figures = Partial<PlanView['counts']>;

function viewOf(kinds: Record<'contact' | 'addressBook', Figures>, apiUrl = 'https://api.example') {
  const all = Object.entries(kinds).map(([kind, counts]) => ({
    kind: kind as 'contact',
    counts: { ...none, ...counts },
  }));
  const counts = { ...none };
  for (const each of all) {
    for (const action of Object.keys(none) as (keyof typeof none)[]) {
      counts[action] += each.counts[action];
    }
  }
  return { kinds: all, counts, property: { id: 'p', name: 'Hotel Example' }, apiUrl };
}

test('the sentence names what is created and changed by kind, and how much stays', () => {
  const view = viewOf({
    addressBook: { create: 1 },
    contact: { create: 212, change: 9, unchanged: 1880 },
  });
  expect(planSentence(view)).toBe(
    'Create 1 address book and 212 contacts; change 9 contacts; leave 1,880 as they are.',
  );
});

test('a plan that sends nothing says whether all is live or nothing can be sent', () => {
  expect(planSentence(viewOf({ addressBook: {}, contact: { unchanged: 3 } }))).toMatch(
    /is live in Hotel Example already/,
  );
  expect(planSentence(viewOf({ addressBook: {}, contact: { unchanged: 1, conflict: 3 } }))).toBe(
    'Nothing to do: no row asks for a change that can be sent to Hotel Example. 3 in conflict are not sent.',
  );
});

test('conflicts, blocked and unchanged steps are no changes', () => {
  const view = viewOf({
    addressBook: { confirm: 1, blocked: 5 },
    contact: { create: 2, change: 3, remove: 4, conflict: 6, unchanged: 7 },
  });
  expect(changesOf(view)).toBe(10);
});

test('the end is told as a clock time', () => {
  const now = new Date(2026, 10, 20, 9, 41, 30).getTime();
  expect(costSentence({ requests: 27, estimateSeconds: 34 }, now)).toBe(
    '27 requests, about 35 seconds; started now, it is done at about 09:42.',
  );
});

test('the button says how much is sent to which property, and where it is a sandbox', () => {
  const there = viewOf({ addressBook: {}, contact: { create: 1015 } });
  const here = viewOf({ addressBook: {}, contact: { create: 1 } }, 'http://127.0.0.1:8080');
  expect(applyLabel(there, null)).toBe('Apply 1,015 changes to Hotel Example');
  expect(applyLabel(here, null)).toBe('Apply 1 change to Hotel Example (sandbox)');
  const first = (rooms: number) => applyLabel(there, { kind: 'rooms', rooms });
  expect(first(5)).toBe('Apply the first 5 rooms to Hotel Example');
  expect(first(1)).toBe('Apply the first room to Hotel Example');
  const floor = applyLabel(there, { kind: 'floor', floor: 'Floor 2' });
  expect(floor).toBe('Apply the rooms of one floor to Hotel Example');
});

test('what is in conflict or blocked is said to be left out', () => {
  const view = viewOf({ addressBook: { create: 1, blocked: 1 }, contact: { conflict: 2 } });
  expect(planSentence(view)).toBe(
    'Create 1 address book. 2 in conflict and 1 blocked are not sent.',
  );
});

test('rows with errors are counted once, however many problems are shown', () => {
  const said = (invalidRows: number, invalidLiveRows: number, skipInvalid: boolean) =>
    leftOutSentence({
      invalidRows,
      invalidLiveRows,
      options: { skipInvalid } as PlanView['options'],
    });
  expect(said(1566, 1566, false)).toBe(
    '1,566 rows have errors against what is live. Fix them, or plan without them.',
  );
  expect(said(15, 1, true)).toBe(
    '15 rows with errors, 1 of them only against what is live, are left out.',
  );
  expect(said(1, 0, true)).toBe('1 row with errors is left out.');
});

test('an extension that rings elsewhere afterwards is said to move', () => {
  const kinds = [
    { kind: 'contact' as const, counts: { ...none, change: 2 } },
    { kind: 'extension' as const, counts: { ...none, create: 4, change: 3 } },
  ];
  const counts = { ...none, create: 4, change: 5 };
  expect(planSentence({ kinds, counts, property: { id: 'p', name: 'Hotel' } })).toBe(
    'Create 4 extensions; change 2 contacts; move 3 extensions to another room.',
  );
});

test('what is removed comes first, and a plan that only removes says so on its button', () => {
  const view = viewOf({ addressBook: { remove: 1 }, contact: { create: 2, remove: 12 } });
  expect(planSentence(view)).toBe('Remove 1 address book and 12 contacts; create 2 contacts.');
  expect(removedWords(view)).toBe('1 address book and 12 contacts');
  expect(applyLabel(view, null)).toBe('Apply 15 changes to Hotel Example');
  const only = viewOf({ addressBook: { remove: 1 }, contact: { unchanged: 3 } });
  expect(applyLabel(only, null)).toBe('Remove 1 thing from Hotel Example');
});

test('messages to people are counted, and so is what waits for leave to send them', () => {
  expect(messagesSentence({ sent: 0, held: 2 })).toBeNull();
  expect(messagesSentence({ sent: 1, held: 0 })).toBe("It sends a message to a person's phone.");
  expect(messagesSentence({ sent: 14, held: 0 })).toBe("It sends 14 messages to people's phones.");
  expect(heldSentence({ sent: 3, held: 0 })).toBeNull();
  expect(heldSentence({ sent: 0, held: 1 })).toMatch(/^1 step is blocked, .* a person's phone\.$/);
  expect(heldSentence({ sent: 0, held: 2 })).toMatch(/^2 steps are blocked, .* people's phones\.$/);
});
