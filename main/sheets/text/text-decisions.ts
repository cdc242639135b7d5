import { DELIMITERS, TEXT_ENCODINGS } from '../../../shared/domain/text-files.ts';
import type { ReadDecision } from '../../../shared/domain/reading.ts';
import type { Delimiter, TextEncoding } from '../../../shared/domain/text-files.ts';
import { delimiterName } from './delimiter.ts';
import type { DelimiterChoice } from './delimiter.ts';
import { ENCODING_NAMES } from './encoding.ts';
import type { EncodingChoice } from './encoding.ts';

/** @param found what the bytes themselves say, also where a person chose otherwise */
export function encodingDecision(
  file: string,
  found: EncodingChoice | undefined,
  chosen: TextEncoding | undefined,
): ReadDecision {
  const encoding = chosen ?? found?.encoding ?? 'utf-8';
  const likely = found ? [found.encoding, ...found.others] : TEXT_ENCODINGS;
  return {
    file,
    sheet: null,
    what: 'encoding',
    value: encoding,
    shown: ENCODING_NAMES[encoding],
    evidence: chosen ? `It was chosen.${instead(found, chosen)}` : (found?.evidence ?? ''),
    chosen: chosen !== undefined,
    sure: chosen !== undefined || found?.sure === true,
    others: likely
      .filter((one) => one !== encoding)
      .map((value) => ({ value, shown: ENCODING_NAMES[value] })),
  };
}

function instead(found: EncodingChoice | undefined, chosen: TextEncoding): string {
  return found && found.encoding !== chosen
    ? ` Unasked it would be ${ENCODING_NAMES[found.encoding]}: ${lower(found.evidence)}`
    : '';
}

/** @param named by the first line of the file */
export function delimiterDecision(
  file: string,
  found: DelimiterChoice,
  { chosen, named }: { chosen: Delimiter | undefined; named: string | undefined },
): ReadDecision {
  const byName =
    named === undefined
      ? null
      : { value: named, evidence: `The first line of the file, sep=${visible(named)}, names it.` };
  const own = byName ?? { value: found.delimiter, evidence: found.evidence };
  const value = chosen ?? own.value;
  const unasked =
    own.value === value
      ? ''
      : ` Unasked it would be the ${delimiterName(own.value)}: ${lower(own.evidence)}`;
  const likely: string[] = [own.value, found.delimiter, ...found.others, ...DELIMITERS];
  return {
    file,
    sheet: null,
    what: 'delimiter',
    value,
    shown: delimiterName(value),
    evidence: chosen ? `It was chosen.${unasked}` : own.evidence,
    chosen: chosen !== undefined,
    sure: chosen !== undefined || byName !== null || found.sure,
    others: likely
      .filter((one, at) => one !== value && likely.indexOf(one) === at)
      .filter((one) => DELIMITERS.some((known) => known === one))
      .map((one) => ({ value: one, shown: delimiterName(one) })),
  };
}

function visible(sign: string): string {
  return sign === '\t' ? '(tab)' : sign;
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
