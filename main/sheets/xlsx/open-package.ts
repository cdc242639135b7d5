import type { Entry, ZipFile } from 'yauzl';
import { LIMITS } from '../limits.ts';
import { quoted, refusalOf, refuse } from '../refuse.ts';
import { readXml } from './xml.ts';
import type { XmlHandlers } from './xml.ts';

/** The parts of a zipped document by name, whatever the case and slashes of the name. */
export type Package = {
  has(part: string): boolean;
  names(): Iterable<string>;
  /** Reads one XML part; refuses the file as damaged where the part is broken, false where it is missing. */
  read(part: string, handlers: XmlHandlers): Promise<boolean>;
};

function keyOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

/** Whatever yauzl, zlib or the XML parser object to is damage; refusals and bugs of our own are not. */
function refuseIfDamaged(file: string, error: unknown): never {
  const isBug = error instanceof TypeError || error instanceof ReferenceError;
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
export async function openPackage(file: string, bytes: Buffer): Promise<Package> {
  const { fromBufferPromise } = await import('yauzl');
  const entries = new Map<string, Entry>();
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(bytes);
    if (zip.entryCount > LIMITS.zipEntries) refuseBomb(file);
    for await (const entry of zip.eachEntry()) entries.set(keyOf(entry.fileName), entry);
  } catch (error) {
    return refuseIfDamaged(file, error);
  }
  let unpacked = 0;
  return {
    has: (part) => entries.has(keyOf(part)),
    names: () => entries.keys(),
    async read(part, handlers) {
      const entry = entries.get(keyOf(part));
      if (!entry) return false;
      unpacked += entry.uncompressedSize;
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
      const suspicious = ratio > LIMITS.ratio && entry.uncompressedSize > LIMITS.ratioFromBytes;
      if (suspicious || unpacked > LIMITS.unpackedBytes) refuseBomb(file);
      if (entry.isEncrypted()) {
        refuse(
          'encrypted',
          `${quoted(file)} is a zip protected by a password: unpack it and choose the workbook inside.`,
        );
      }
      try {
        await readXml(await zip.openReadStreamPromise(entry), handlers);
      } catch (error) {
        refuseIfDamaged(file, error);
      }
      return true;
    },
  };
}

function refuseBomb(file: string): never {
  return refuse(
    'too-large',
    `${quoted(file)} would unpack to far more than a workbook needs: copy its cells into a new workbook and save that.`,
  );
}
