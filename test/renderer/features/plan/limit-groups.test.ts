import { expect, test } from 'vitest';
import type { LimitUse } from '../../../../shared/domain/plan.ts';
import { limitGroups } from '../../../../renderer/features/plan/limit-groups.ts';

function use(resource: string, name: string, after: number, limit: number): LimitUse {
  return { resource, id: name, name, used: 0, after, limit, atLeast: false };
}

test('each limit shows its fullest object and counts those near and those over', () => {
  const [books] = limitGroups([
    use('booksPerRoom', '101', 7, 10),
    use('booksPerRoom', '102', 8, 10),
    use('booksPerRoom', '103', 10, 10),
    use('booksPerRoom', '104', 12, 10),
  ]);
  expect(books?.fullest.name).toBe('104');
  expect(books).toMatchObject({ objects: 4, near: 2, over: 1 });
});

test('the limit that is most pressing comes first, whatever its size', () => {
  const groups = limitGroups([
    use('contactsPerBook', 'Staff', 1000, 2000),
    use('booksPerRoom', '101', 9, 10),
  ]);
  expect(groups.map(({ resource }) => resource)).toEqual(['booksPerRoom', 'contactsPerBook']);
});

test('without limits there is no group', () => {
  expect(limitGroups([])).toEqual([]);
});
