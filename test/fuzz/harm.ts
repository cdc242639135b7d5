import type { Chance } from './chance.ts';
import { zipOf } from './zip-parts.ts';
import type { Part } from './zip-parts.ts';

const NUMBERS = [
  '-1',
  '0',
  '1048577',
  '99999999999999999999',
  '1e9',
  'NaN',
  '',
  '0x10',
  'XFD1048576',
  'A0',
  '__proto__',
  'constructor',
  '�',
  '&#x41;',
  'x'.repeat(40_000),
];
const TYPES = ['s', 'str', 'inlineStr', 'b', 'e', 'd', 'n', 'zz', ''];
const PIECES = [
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '\0',
  "'",
  '=',
  '\uFEFF',
  '\u202E',
  '\u001B[31m',
];

/** Bytes of any file, changed without a thought for what they mean. */
export function harmBytes(bytes: Buffer, chance: Chance): Buffer {
  let out = Buffer.from(bytes);
  for (let n = chance.below(6); n >= 0; n -= 1) {
    const at = chance.below(Math.max(1, out.length));
    const length = 1 + chance.below(chance.maybe(0.2) ? 2_000 : 8);
    const [before, piece, after] = [
      out.subarray(0, at),
      out.subarray(at, at + length),
      out.subarray(at + length),
    ];
    const change = chance.one([
      () => Buffer.concat([before, piece.map((byte) => byte ^ (1 << chance.below(8))), after]),
      () => Buffer.concat([before, after]),
      () => Buffer.concat([before, piece, piece, after]),
      () => Buffer.concat([before, Buffer.alloc(length, chance.below(256)), piece, after]),
      () => (chance.maybe(0.2) ? before : out),
    ]);
    out = change();
  }
  return out;
}

/** A workbook whose zip is sound and whose XML is not what a program would write. */
export function harmXml(parts: readonly Part[], chance: Chance): Buffer {
  const out = parts.map((part) => ({ ...part }));
  for (let n = chance.below(4); n >= 0; n -= 1) {
    const part = chance.one(out);
    part.xml = harmElement(part.xml, chance);
  }
  if (chance.maybe(0.1)) out.splice(chance.below(out.length), 1);
  if (chance.maybe(0.1)) out.push({ ...chance.one(out) });
  return zipOf(out, chance.maybe(0.3));
}

function harmElement(xml: string, chance: Chance): string {
  const tags = [...xml.matchAll(/<[A-Za-z][^<>]*>/g)];
  if (tags.length === 0) return xml;
  const tag = chance.one(tags);
  const end = tag.index + tag[0].length;
  const around = (text: string) => xml.slice(0, tag.index) + text + xml.slice(end);
  const attribute = (value: string) => {
    const found = [...tag[0].matchAll(/="[^"]*"/g)];
    if (found.length === 0) return xml;
    const one = chance.one(found);
    const at = tag.index + one.index;
    return `${xml.slice(0, at)}="${value}"${xml.slice(at + one[0].length)}`;
  };
  const whole = elementAt(xml, tag.index);
  return chance.one([
    () => around(''),
    () => around(tag[0] + tag[0]),
    () => xml.slice(0, tag.index) + xml.slice(tag.index + whole.length),
    () => xml.slice(0, tag.index) + whole + xml.slice(tag.index),
    () => attribute(chance.one(NUMBERS)),
    () => attribute(chance.one(TYPES)),
    () => attribute(String(chance.below(100_000))),
    () => around(chance.one(tags)[0]),
    () => xml.slice(0, end) + chance.one(NUMBERS) + xml.slice(end),
  ])();
}

/** An element with all that is in it, where it closes soon; else its opening tag. */
function elementAt(xml: string, at: number): string {
  const open = /^<([\w:.-]+)[^<>]*>/.exec(xml.slice(at, at + 50_000));
  if (!open || open[0].endsWith('/>')) return open?.[0] ?? '';
  const close = `</${open[1]}>`;
  const end = xml.indexOf(close, at);
  return end === -1 || end - at > 20_000 ? open[0] : xml.slice(at, end + close.length);
}

/** A text with pieces put in that parsers trip over. */
export function harmText(bytes: Buffer, chance: Chance): Buffer {
  let text = bytes.toString('latin1');
  for (let n = chance.below(12); n >= 0; n -= 1) {
    const at = chance.below(text.length + 1);
    const piece = chance.one(PIECES).repeat(chance.maybe(0.1) ? 1 + chance.below(500) : 1);
    const skipped = chance.maybe(0.4) ? chance.below(30) : 0;
    text = text.slice(0, at) + piece + text.slice(at + skipped);
  }
  const harmed = Buffer.from(text, chance.maybe(0.1) ? 'utf16le' : 'latin1');
  return chance.maybe(0.1) ? harmed.subarray(0, chance.below(harmed.length + 1)) : harmed;
}
