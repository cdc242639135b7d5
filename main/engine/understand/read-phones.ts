import type { FieldName } from '../../../shared/domain/fields.ts';
import { checkPhone } from './check-phone.ts';
import { report } from './draft.ts';
import type { Draft } from './draft.ts';
import { error, problemAt, warning } from './problem-at.ts';

const PHONES: readonly FieldName[] = ['phone1', 'phone2', 'phone3'];

/** The numbers of a contact row in E.164, each once; those that nobody sends stay as they are. */
export function readPhones(draft: Draft): string[] {
  const numbers: string[] = [];
  for (const field of PHONES) {
    const text = draft.values[field];
    if (text === undefined) continue;
    const number = draft.removes
      ? comparedPhone(draft, field, text)
      : draft.sends(field)
        ? readPhone(draft, field, text)
        : text;
    if (number === null) continue;
    if (numbers.includes(number)) report(draft, field, repeated);
    else numbers.push(number);
  }
  const limit = draft.context.limits.numbersPerContact;
  if (numbers.length > limit) report(draft, PHONES[limit] ?? 'phone1', tooMany(limit));
  return numbers;
}

function readPhone(draft: Draft, field: FieldName, text: string): string | null {
  const { value, finding } = checkPhone(text, draft.context.country);
  if (finding) report(draft, field, finding);
  return value;
}

/** The number by which a contact to delete is told from others of its name. */
function comparedPhone(draft: Draft, field: FieldName, text: string): string | null {
  if (draft.asExported) return text;
  const { value } = checkPhone(text, draft.context.country);
  if (value === null) draft.problems.push(problemAt(draft.row, field, notCompared));
  return value;
}

function tooMany(limit: number) {
  return error(
    'limit.numbers-per-contact',
    `A contact can have at most ${limit} phone numbers.`,
    'Make a second contact for the further numbers.',
  );
}

const repeated = warning(
  'phone.repeated',
  'The row has this number already; it is taken once.',
  'Remove one of the two.',
);
const notCompared = warning(
  'phone.not-compared',
  'The number cannot be read, so it does not help to tell which contact is to be deleted.',
  'Correct the number where the address book has several contacts of this name.',
);
