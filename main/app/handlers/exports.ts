import type { Handlers } from '../../../shared/contract/contract.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import { exportWorkbook } from '../../engine/export/export-workbook.ts';
import { templateWorkbook } from '../../engine/export/template-workbook.ts';
import { readEverything } from '../../engine/read/read-everything.ts';
import { readStopped } from '../call-errors.ts';
import { resolveFile } from '../files.ts';
import { chooseProperty } from '../make-plan.ts';
import type { AppPorts } from '../ports.ts';
import { unwritable } from '../run-job.ts';
import type { RunSlot } from '../run-slot.ts';
import { openSession } from '../session.ts';

/** Calls that write files for people: what is live, and empty templates. */
export function exportHandlers(
  ports: AppPorts,
  slot: RunSlot,
): Pick<Handlers, 'exports.write' | 'templates.write'> {
  return {
    'exports.write': async ({ to, format, only }) => {
      const path = resolveFile(ports, to);
      if (!path.ok) return path;
      const session = await openSession(ports);
      if (!session.ok) return session;
      const { value: open } = session;
      return slot.use(async ({ pause }) => {
        try {
          const property = await chooseProperty(open, open.info.property, pause);
          if (!property.ok) return property;
          const read = await readEverything({
            call: open.call,
            property: property.value,
            emit: (event) => {
              if (event.type === 'reading') ports.emit('reading', event);
            },
            now: () => ports.clock.now(),
            signal: pause,
            ...(only && { only }),
          });
          if (!read.ok) return fail(readStopped(read.error.result));
          const { live, notes } = read.value;
          const book = exportWorkbook(live, {
            property: property.value,
            apiUrl: open.info.apiUrl,
            account: open.info.name,
            createdAt: new Date(live.readAt).toISOString(),
            notes,
            ...(only && { only }),
          });
          const written = book.sheets.map((sheet) => ({ ...sheet, rows: [...sheet.rows] }));
          try {
            if (format === 'csv') await ports.writeCsvFolder({ sheets: written }, path.value);
            else await ports.writeWorkbook({ sheets: written }, path.value);
          } catch (error) {
            return fail(unwritable(path.value, error));
          }
          const counts = Object.fromEntries(
            written.filter(({ name }) => name !== 'Summary').map((s) => [s.name, s.rows.length]),
          );
          return ok({ counts, notes, traffic: { ...open.traffic } });
        } finally {
          await open.close();
        }
      });
    },

    'templates.write': async ({ to, kind }) => {
      const path = resolveFile(ports, to);
      if (!path.ok) return path;
      try {
        await ports.writeWorkbook(templateWorkbook(kind ?? undefined), path.value);
        return ok(null);
      } catch (error) {
        return fail(unwritable(path.value, error));
      }
    },
  };
}
