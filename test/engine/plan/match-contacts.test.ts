import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LiveContact, WantedContact } from '../../../main/engine/plan/match-contacts.ts';
import { matchContacts } from '../../../main/engine/plan/match-contacts.ts';

function wanted(name: string, address: string | null, more: Partial<WantedContact> = {}) {
  return { name, address, remoteId: null, anyName: false, ...more };
}
function live(id: string, name: string, address: string | null): LiveContact {
  return { id, name, address };
}

test('an id wins over everything else', () => {
  expect(
    matchContacts(
      [wanted('Taxi', 'a'), wanted('Cab', 'z', { remoteId: '1' })],
      [live('1', 'Taxi', 'a'), live('2', 'Taxi', 'b')],
    ),
  ).toEqual([
    { kind: 'live', id: '2' },
    { kind: 'live', id: '1' },
  ]);
});

test('the same address wins over the same name alone', () => {
  expect(
    matchContacts(
      [wanted('Taxi', 'c'), wanted('Taxi', 'a')],
      [live('1', 'Taxi', 'a'), live('2', 'Taxi', 'b')],
    ),
  ).toEqual([
    { kind: 'live', id: '2' },
    { kind: 'live', id: '1' },
  ]);
});

test('where several of one name are left on a side, nothing is guessed', () => {
  expect(
    matchContacts([wanted('Taxi', 'c'), wanted('Taxi', 'd')], [live('1', 'Taxi', 'a')]),
  ).toEqual([
    { kind: 'ambiguous', rows: 2, live: 1 },
    { kind: 'ambiguous', rows: 2, live: 1 },
  ]);
  expect(
    matchContacts([wanted('Taxi', 'c')], [live('1', 'Taxi', 'a'), live('2', 'Taxi', 'b')]),
  ).toEqual([{ kind: 'ambiguous', rows: 1, live: 2 }]);
});

test('wholly alike rows take as many alike contacts as there are, and the rest is new', () => {
  expect(
    matchContacts(
      [wanted('Taxi', 'a'), wanted('Taxi', 'a'), wanted('Taxi', 'a')],
      [live('1', 'Taxi', 'a'), live('2', 'Taxi', 'a')],
    ).map(({ kind }) => kind),
  ).toEqual(['live', 'live', 'new']);
});

test('a listed room takes whichever contact calls it, and rows take their namesakes first', () => {
  expect(
    matchContacts(
      [wanted('101', 'p', { anyName: true }), wanted('Suite', 'p')],
      [live('1', 'Suite', 'p'), live('2', 'Old name', 'p')],
    ),
  ).toEqual([
    { kind: 'live', id: '2' },
    { kind: 'live', id: '1' },
  ]);
});

test('rows that say nothing of the address are satisfied by any namesake', () => {
  const contacts = [live('1', 'Taxi', 'a'), live('2', 'Taxi', 'b')];
  expect(matchContacts([wanted('Taxi', null)], contacts)).toEqual([{ kind: 'live', id: '1' }]);
  expect(matchContacts([wanted('Cab', null)], contacts)).toEqual([{ kind: 'new' }]);
});

function exact(list: readonly (readonly [string, string | null])[], key: string): number {
  return list.filter(([name, address]) => address !== null && `${name} ${address}` === key).length;
}

test('contacts are matched one to one, and exact ones are never passed over', () => {
  const name = fc.constantFrom('a', 'b');
  const address = fc.option(fc.constantFrom('x', 'y', 'z'));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(name, address), { maxLength: 6 }),
      fc.array(fc.tuple(name, address), { maxLength: 6 }),
      (rows, contacts) => {
        const lives = contacts.map(([name, address], at) => live(String(at), name, address));
        const matches = matchContacts(
          rows.map(([name, address]) => wanted(name, address)),
          lives,
        );
        const taken = matches.flatMap((match) => (match.kind === 'live' ? [match.id] : []));
        expect(new Set(taken).size).toBe(taken.length);
        for (const key of ['a x', 'a y', 'a z', 'b x', 'b y', 'b z']) {
          const pairs = matches.filter((match, at) => {
            const row = rows[at];
            const other = match.kind === 'live' ? lives.find(({ id }) => id === match.id) : null;
            return (
              row?.[1] !== null &&
              `${row?.[0]} ${row?.[1]}` === key &&
              `${other?.name} ${other?.address}` === key
            );
          });
          expect(pairs).toHaveLength(Math.min(exact(rows, key), exact(contacts, key)));
        }
      },
    ),
  );
});
