import { text } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { rawZip } from '../sheets/support/raw-zip.ts';

/** A part of a workbook; those that are no XML are left out, since nobody reads them. */
export type Part = { name: string; xml: string };

/** The XML parts of a workbook in the order of its zip. */
export async function partsOf(bytes: Buffer): Promise<Part[]> {
  const zip = await fromBufferPromise(bytes);
  const parts: Part[] = [];
  for await (const entry of zip.eachEntry()) {
    if (!/\.(xml|rels)$/.test(entry.fileName)) continue;
    parts.push({
      name: entry.fileName,
      xml: await text(await zip.openReadStreamPromise(entry)),
    });
  }
  return parts;
}

/** A workbook of these parts. */
export function zipOf(parts: readonly Part[], stored = false): Buffer {
  return rawZip(parts.map(({ name, xml }) => ({ name, data: xml, stored })));
}

/** Sheets, and the texts and styles that they point to. */
export function isContent({ name }: Part): boolean {
  return /(worksheets\/[^/]+|sharedStrings|styles)\.xml$/.test(name);
}

/** The parts with one of them, or those that are meant, changed. */
export function change(
  parts: readonly Part[],
  which: (part: Part) => boolean,
  how: (xml: string) => string,
): Part[] {
  return parts.map((part) => (which(part) ? { ...part, xml: how(part.xml) } : part));
}
