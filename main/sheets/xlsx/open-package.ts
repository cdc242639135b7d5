import type { Entry, ZipFile } from 'yauzl';
import { errorCode } from '../../support/error-code.ts';
import { LIMITS } from '../limits.ts';
import { quoted, refusalOf, refuse } from '../refuse.ts';
import { readXml } from './xml.ts';
import type { RefuseXml, XmlHandlers } from './xml.ts';

/** The parts of a zipped document by name, whatever the case and slashes of the name. */
export type Package = {
  has(part: string): boolean;
  names(): Iterable<string>;
  /** Reads one XML part; refuses the file as damaged where the part is broken, false where it is missing. */
  read(part: string, handlers: XmlHandlers): Promise<boolean>;
  /** Refuses the file for what a part holds that no spreadsheet program writes. */
  refuseXml: RefuseXml;
};

function keyOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

/** Whatever yauzl, zlib or the XML parser object to is damage; refusals and bugs of our own are not. */
function refuseIfDamaged(file: string, error: unknown): never {
  // A decoder that meets bytes which are no text throws a TypeError of its own.
  const isBug =
    (error instanceof TypeError && errorCode(error) !== 'ERR_ENCODING_INVALID_ENCODED_DATA') ||
    error instanceof ReferenceError;
  if (isBug || refusalOf(error)) throw error;
  return refuse(
    'damaged',
    `${quoted(file)} is damaged or was not copied completely: get the file again, or open it in Excel, let Excel repair it and save it as .xlsx.`,
  );
}

/**
 * Opens a zipped document held in memory. Sizes that the directory declares are held against the
 * limits before anything is unpacked; yauzl stops a part that turns out longer than declared.
 */
export async function openPackage(
  file: string,
  bytes: Buffer,
  progress: (share: number) => void = () => undefined,
): Promise<Package> {
  const { fromBufferPromise } = await import('yauzl');
  const entries = new Map<string, Entry>();
  const twice = new Set<string>();
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(bytes);
    if (zip.entryCount > LIMITS.zipEntries) refuseBomb(file);
    for await (const entry of zip.eachEntry()) {
      const key = keyOf(entry.fileName);
      if (entries.has(key)) twice.add(key);
      entries.set(key, entry);
    }
  } catch (error) {
    return refuseIfDamaged(file, error);
  }
  let unpacked = 0;
  let read = 0;
  let told = 0;
  let whole = 0;
  for (const [key, entry] of entries) if (isContent(key)) whole += entry.uncompressedSize;
  const hear = (size: number): void => {
    read += size;
    if (read - told < PROGRESS_BYTES) return;
    told = read;
    progress(Math.min(1, read / Math.max(1, whole)));
  };
  const refuseXml: RefuseXml = (what) =>
    refuse(
      'damaged',
      `${quoted(file)} holds what no spreadsheet program writes (${what}): copy its cells into a new workbook and save that.`,
    );
  return {
    refuseXml,
    has: (part) => entries.has(keyOf(part)),
    names: () => entries.keys(),
    async read(part, handlers) {
      const entry = entries.get(keyOf(part));
      if (!entry) return false;
      unpacked += entry.uncompressedSize;
      const isBomb =
        swells(entry.uncompressedSize, entry.compressedSize) || swells(unpacked, bytes.length);
      if (isBomb || unpacked > LIMITS.unpackedBytes) refuseBomb(file);
      // Programs differ in which of the two they show.
      if (twice.has(keyOf(part))) refuseXml(`the part ${quoted(part)} twice`);
      if (entry.isEncrypted()) {
        refuse(
          'encrypted',
          `${quoted(file)} is a zip protected by a password: unpack it and choose the workbook inside.`,
        );
      }
      try {
        const stream = await zip.openReadStreamPromise(entry);
        await readXml(stream, handlers, refuseXml, isContent(keyOf(part)) ? hear : undefined);
      } catch (error) {
        refuseIfDamaged(file, error);
      }
      return true;
    },
  };
}

/** Unpacked bytes between two words about progress. */
const PROGRESS_BYTES = 1024 * 1024;

/** Where nearly all of the time of reading goes. */
function isContent(key: string): boolean {
  return key.includes('/worksheets/') || key.endsWith('/sharedstrings.xml');
}

/** Whether so many bytes come out of so few that no list of rooms can be behind it. */
function swells(unpacked: number, packed: number): boolean {
  return unpacked > LIMITS.ratioFromBytes && unpacked / Math.max(1, packed) > LIMITS.ratio;
}

function refuseBomb(file: string): never {
  return refuse(
    'too-large',
    `${quoted(file)} would unpack to far more than a workbook needs: copy its cells into a new workbook and save that.`,
  );
}
