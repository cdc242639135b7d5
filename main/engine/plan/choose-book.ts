import type { AddressBook } from '../../../shared/domain/live.ts';
import { nameKey } from '../compare-keys.ts';
import type { PlanContext } from './plan-context.ts';
import { mustBeRead } from './plan-context.ts';
import type { BookWish } from './wishes.ts';

export type BookChoice =
  /** `renamed`: it carries its new name already. */
  | { kind: 'found'; book: AddressBook; renamed: boolean }
  /** `note`: a sentence about a book of that name that belongs elsewhere. */
  | { kind: 'none'; note: string | null }
  | { kind: 'conflict'; reason: string };

/**
 * The live book that a name means: the only one of that name that units of this property use or
 * that no unit uses. Books used only elsewhere belong to another property.
 */
export function chooseBook(
  wish: Pick<BookWish, 'key' | 'name' | 'remoteId'>,
  newName: string | null,
  context: PlanContext,
): BookChoice {
  if (wish.remoteId !== null) return chooseById(wish.remoteId, wish.name, newName, context);
  const old = chooseByName(wish.key, wish.name, context);
  if (old.kind !== 'none' || newName === null) return old;
  const renamed = chooseByName(newName, newName, context);
  if (renamed.kind === 'none') return old;
  return renamed.kind === 'found' ? { ...renamed, renamed: true } : renamed;
}

function chooseById(
  id: string,
  name: string,
  newName: string | null,
  context: PlanContext,
): BookChoice {
  const book = context.live.addressBooks.find((live) => live.id === id);
  if (!book) {
    return {
      kind: 'conflict',
      reason: `The address book "${name}" of the export no longer exists.`,
    };
  }
  const current = nameKey(book.name);
  if (current === newName) return judge(book, true, context);
  if (current !== name) {
    return {
      kind: 'conflict',
      reason: `Exported as "${name}"${newName === null ? '' : ` and edited to "${newName}"`}, but it is "${current}" now.`,
    };
  }
  return judge(book, false, context);
}

function chooseByName(key: string, name: string, context: PlanContext): BookChoice {
  const alike = context.index.booksByName.get(key) ?? [];
  const eligible = ownBooks(key, context);
  const [book] = eligible;
  if (eligible.length > 1) {
    return {
      kind: 'conflict',
      reason: `${eligible.length} live address books are called "${name}", so it cannot be told which one is meant; rename one of them, or import an export, which knows them by id.`,
    };
  }
  if (book) return judge(book, false, context);
  const note =
    alike.length > 0
      ? `An address book "${name}" is used only by other properties; it is not touched, and this property gets its own.`
      : null;
  return { kind: 'none', note };
}

function judge(book: AddressBook, renamed: boolean, context: PlanContext): BookChoice {
  const { here, elsewhere } = useOf(book, context);
  if (elsewhere > 0 && here === 0) {
    return {
      kind: 'conflict',
      reason: `"${book.name}" is used only by other properties; give this property a book of its own name.`,
    };
  }
  if (elsewhere > 0 && !context.options.sharedBooks) {
    return {
      kind: 'conflict',
      reason: `"${book.name}" is used by ${elsewhere} ${elsewhere === 1 ? 'unit' : 'units'} outside this property too; --shared-books allows changing it.`,
    };
  }
  return { kind: 'found', book, renamed };
}

/** Live books of a name that units of this property use or that no unit uses. */
export function ownBooks(key: string, context: Pick<PlanContext, 'live' | 'index'>): AddressBook[] {
  return (context.index.booksByName.get(key) ?? []).filter((book) => {
    const { here, elsewhere } = useOf(book, context);
    return here > 0 || elsewhere === 0;
  });
}

/** How many units of a book lie under this property, and how many elsewhere. */
export function useOf(
  book: AddressBook,
  { live, index }: Pick<PlanContext, 'live' | 'index'>,
): { here: number; elsewhere: number } {
  const units = mustBeRead(live.unitsOfBook.get(book.id), `The units of "${book.name}"`);
  const here = units.filter((id) => index.units.has(id) || id === live.property.id).length;
  return { here, elsewhere: units.length - here };
}
