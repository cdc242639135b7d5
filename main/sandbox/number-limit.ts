import { LIMIT_TEXTS } from './limits.ts';
import { bad, good, type Checked } from './reply.ts';
import type { World } from './route.ts';
import { numbersOf, type BookRecord, type ContactRecord } from './state.ts';

/**
 * Distinct numbers that a unit reaches: those of its other books and those given.
 * When the limit is enforced is undocumented; here it is on association and whenever a contact gains numbers.
 */
function reachedBy(
  world: World,
  unitId: string,
  book: BookRecord,
  numbers: Iterable<string>,
): number {
  const all = new Set(numbers);
  for (const bookId of world.state.booksOfUnit.get(unitId)?.keys() ?? []) {
    if (bookId === book.id) continue;
    for (const number of world.state.books.get(bookId)?.numbers.keys() ?? []) all.add(number);
  }
  return all.size;
}

const refusal = ({ limits }: World) =>
  bad(403, LIMIT_TEXTS.numbersPerUnit(limits.numbersPerUnit), 'LIMIT_EXCEEDED');

/** Whether a unit may get a book. */
export function checkNumbersOfUnit(world: World, unitId: string, book: BookRecord): Checked<null> {
  const reached = reachedBy(world, unitId, book, book.numbers.keys());
  return reached <= world.limits.numbersPerUnit ? good(null) : refusal(world);
}

/** Whether a contact may have these numbers, for every unit that has its book; `before` is the contact as it is. */
export function checkNumbersOfBook(
  world: World,
  book: BookRecord,
  numbers: ReadonlySet<string>,
  before?: ContactRecord,
): Checked<null> {
  if ([...numbers].every((number) => book.numbers.has(number))) return good(null);
  const leaving = before ? numbersOf(before.address) : new Set<string>();
  const staying = [...book.numbers]
    .filter(([number, contacts]) => contacts > 1 || !leaving.has(number))
    .map(([number]) => number);
  const after = [...staying, ...numbers];
  for (const unitId of book.units.keys()) {
    if (reachedBy(world, unitId, book, after) > world.limits.numbersPerUnit) return refusal(world);
  }
  return good(null);
}
