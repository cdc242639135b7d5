import type { Chance } from './chance.ts';
import { change, isContent, zipOf } from './zip-parts.ts';
import type { Part } from './zip-parts.ts';

/** A change of a workbook that must not change a single row. */
export type HarmlessXml = { name: string; make(parts: readonly Part[], chance: Chance): Buffer };

const isSheet = ({ name }: Part): boolean => /worksheets\/[^/]+\.xml$/.test(name);
const OPEN_TAG = /<([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"]*")+)\s*(\/?)>/g;
const FOREIGN = 'xmlns:zz="urn:example:other"';

function reversed(xml: string): string {
  return xml.replace(OPEN_TAG, (_, name: string, attributes: string, end: string) => {
    const list = attributes.match(/[\w:.-]+="[^"]*"/g) ?? [];
    return `<${name} ${list.toReversed().join('  ')}${end}>`;
  });
}

/** Every element of the main namespace under a prefix, as some writers have it. */
function prefixed(xml: string): string {
  return xml
    .replaceAll(/<(\/?)([A-Za-z][\w.-]*)(?=[\s/>])/g, '<$1q:$2')
    .replace(/ xmlns="/, ' xmlns:q="');
}

function withForeign(xml: string, chance: Chance): string {
  return xml
    .replace(/<worksheet\b/, `<worksheet ${FOREIGN}`)
    .replaceAll(/<\/(c|row|sheetData)>/g, (end) =>
      chance.maybe(0.2) ? `<zz:v>999</zz:v><zz:t>x</zz:t><zz:row r="7"/>${end}` : end,
    );
}

function withComments(xml: string): string {
  return xml.replaceAll(/<(row|c|si|mergeCell)\b/g, '<!-- 1 < 2 --><$1');
}

/** Blanks between elements that hold no text of their own. */
function spaced(xml: string): string {
  return xml.replaceAll(/<(\/?)(row|c|sheetData|si|xf|sheetViews|cols)\b/g, '\n\t<$1$2');
}

function asReferences(xml: string): string {
  return xml.replaceAll(/(<(?:t|v)(?:\s[^>]*)?>)([^<]*)/g, (_, open: string, text: string) => {
    const plain = text.includes('&') ? text : text.replaceAll(/[A-Za-z0-9]/g, reference);
    return open + plain;
  });
}

function reference(letter: string): string {
  return `&#x${(letter.codePointAt(0) ?? 0).toString(16)};`;
}

function inPieces(xml: string): string {
  return xml.replaceAll(
    /(<(?:t|v)(?:\s[^>]*)?>)([^<&]+)/g,
    (_, open: string, text: string) =>
      `${open}${text.slice(0, 1)}<![CDATA[${text.slice(1)}]]><!-- between -->`,
  );
}

/** What Excel leaves where a person formatted whole columns: a million rows that hold nothing. */
function emptyTail(xml: string): string {
  return xml.replace(
    '</sheetData>',
    '<row r="1048575"><c r="A1048575"/></row><row r="1048576"><c r="XFD1048576"/></row></sheetData>',
  );
}

function shuffled<T>(list: readonly T[], chance: Chance): T[] {
  const rest = [...list];
  const out: T[] = [];
  while (rest.length > 0) out.push(...rest.splice(chance.below(rest.length), 1));
  return out;
}

export const HARMLESS_XML: readonly HarmlessXml[] = [
  { name: 'zipped again', make: (parts) => zipOf(parts, true) },
  { name: 'zip in another order', make: (parts, chance) => zipOf(shuffled(parts, chance)) },
  {
    name: 'zip with more in it',
    make: (parts) => zipOf([...parts, { name: 'xl/media/plan.xml', xml: '<<<' }]),
  },
  { name: 'attributes turned', make: (parts) => zipOf(change(parts, isContent, reversed)) },
  { name: 'prefixed', make: (parts) => zipOf(change(parts, isContent, prefixed)) },
  {
    name: 'foreign elements',
    make: (parts, chance) => zipOf(change(parts, isSheet, (xml) => withForeign(xml, chance))),
  },
  { name: 'comments', make: (parts) => zipOf(change(parts, isContent, withComments)) },
  { name: 'spaced', make: (parts) => zipOf(change(parts, isContent, spaced)) },
  { name: 'references', make: (parts) => zipOf(change(parts, isContent, asReferences)) },
  { name: 'in pieces', make: (parts) => zipOf(change(parts, isContent, inPieces)) },
  { name: 'empty tail', make: (parts) => zipOf(change(parts, isSheet, emptyTail)) },
  {
    name: 'another dimension',
    make: (parts) =>
      zipOf(
        change(parts, isSheet, (xml) =>
          xml.replace(/<dimension [^>]*>/, '<dimension ref="A1:XFD1048576"/>'),
        ),
      ),
  },
];
