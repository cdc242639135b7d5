import type { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { LIMITS } from '../limits.ts';

export type Attributes = Record<string, string>;

/**
 * Called with names without the prefix that the root has, since writers choose prefixes freely.
 * Elements of other prefixes are extensions and keep theirs, so that none is taken for a cell.
 */
export type XmlHandlers = {
  open: (name: string, attributes: Attributes) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

/** Told what a part holds that no spreadsheet program writes. */
export type RefuseXml = (what: string) => never;

/** UTF-8 unless a byte order mark says UTF-16; Excel writes the former, a few tools the latter. */
function decoderFor(first: Buffer): TextDecoder {
  if (first[0] === 0xff && first[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true });
  if (first[0] === 0xfe && first[1] === 0xff) return new TextDecoder('utf-16be', { fatal: true });
  return new TextDecoder('utf-8', { fatal: true });
}

function prefixOf(name: string): string {
  return name.slice(0, name.indexOf(':') + 1);
}

/**
 * Reads XML piece by piece. Rejects where it is not well-formed, its bytes are no text or the stream
 * breaks. Entities are never resolved; memory stays small whatever the XML holds.
 *
 * @param hear told the length of each piece
 */
export async function readXml(
  stream: Readable,
  handlers: XmlHandlers,
  refuseXml: RefuseXml,
  hear?: (bytes: number) => void,
): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let rootPrefix: string | undefined;
  let depth = 0;
  // Characters since the last tag: the parser holds that much.
  let held = 0;
  const local = (name: string) =>
    rootPrefix && name.startsWith(rootPrefix) ? name.slice(rootPrefix.length) : name;
  parser.on('opentag', (tag) => {
    rootPrefix ??= prefixOf(tag.name);
    held = 0;
    depth += 1;
    if (depth > LIMITS.xmlDepth) refuseXml('elements nested too deep');
    handlers.open(local(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    held = 0;
    depth -= 1;
    handlers.close?.(local(tag.name));
  });
  if (handlers.text) {
    parser.on('text', handlers.text);
    parser.on('cdata', handlers.text);
  }
  parser.on('doctype', () => refuseXml('a document type declaration'));
  parser.on('error', (error) => {
    throw error;
  });
  let decoder: TextDecoder | undefined;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    decoder ??= decoderFor(chunk);
    hear?.(chunk.length);
    const text = decoder.decode(chunk, { stream: true });
    held += text.length;
    parser.write(text);
    if (held > LIMITS.xmlPiece) refuseXml('a single text of millions of characters');
  }
  parser.write(decoder?.decode() ?? '');
  parser.close();
}
