import type { Step } from '../../../shared/domain/plan.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import { aliasBooks } from './alias-books.ts';
import { ownBooks } from './choose-book.ts';
import { checkFileNumbers } from './file-numbers.ts';
import { leaveMoves } from './leave-moves.ts';
import { mergeListed } from './merge-listed.ts';
import { planAssociations } from './plan-associations.ts';
import { planBooks } from './plan-books.ts';
import { planCalling } from './plan-calling.ts';
import { planRemovals } from './plan-removals.ts';
import { planContacts } from './plan-contacts.ts';
import type { PlanContext } from './plan-context.ts';
import { planExtensions } from './plan-extensions.ts';
import { planProfiles } from './plan-profiles.ts';
import { planUnits } from './plan-units.ts';
import { wishRows } from './wish-rows.ts';

/** All steps in the order in which the service needs them; limits are not looked at yet. */
export function planSteps(rows: readonly ValidRow[], context: PlanContext): Step[] {
  const collected = wishRows(rows, context.rooms, context.sink, context.allRooms);
  const meant = context.options.existing === 'skip' ? leaveMoves(collected) : collected;
  const wishes = aliasBooks(meant, (key) => ownBooks(key, context).length > 0, context.sink);
  mergeListed(wishes);
  checkFileNumbers(wishes, context);
  const profiles = planProfiles(wishes.profiles, context);
  const books = planBooks(wishes, context);
  const contacts = planContacts(wishes, books, profiles, context);
  const extensions = planExtensions(wishes.extensions, profiles, context);
  const steps: Step[] = [
    ...planUnits(rows, context),
    ...[...profiles.values()].map(({ step }) => step),
    ...[...books.values()].map(({ step }) => step),
    ...contacts.map(({ step }) => step),
    ...planAssociations(wishes.associations, books, context),
    ...extensions.map(({ step }) => step),
  ];
  steps.push(...planCalling(wishes, { profiles, books, steps }, context));
  return planRemovals(wishes, { books, contacts, extensions, steps }, context);
}
