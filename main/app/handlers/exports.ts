import type { Handlers } from '../../../shared/contract/contract.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import { exportWorkbook } from '../../engine/export/export-workbook.ts';
import { templateWorkbook } from '../../engine/export/template-workbook.ts';
import { LISTED_KINDS, readEverything } from '../../engine/read/read-everything.ts';
import { readStopped, unwritable } from '../call-errors.ts';
import { chooseProperty } from '../choose-property.ts';
import { resolveTarget } from '../files.ts';
import type { AppPorts } from '../ports.ts';
import type { RunSlot } from '../run-slot.ts';
import { withSession } from '../session.ts';
import { tellReading } from '../tell-reading.ts';

/** Calls that write files for people: what is live, and empty templates. */
export function exportHandlers(
  ports: AppPorts,
  slot: RunSlot,
): Pick<Handlers, 'exports.write' | 'templates.write'> {
  return {
    'exports.write': async ({ to, format, only, inbound, allBooks }) => {
      const path = resolveTarget(ports, to);
      if (!path.ok) return path;
      if (format === 'xlsx') {
        try {
          await ports.checkPlace(path.value);
        } catch (error) {
          return fail(unwritable(path.value, error));
        }
      }
      return slot.use(({ pause }) =>
        withSession(ports, async (session) => {
          const property = await chooseProperty(session, session.info.property, pause);
          if (!property.ok) return property;
          const reading = tellReading(ports, session);
          const read = await readEverything({
            call: session.call,
            property: property.value,
            emit: reading.hear,
            now: () => ports.clock.now(),
            signal: pause,
            account: session.info,
            allBooks,
            ...kindsOf(only, inbound),
          });
          reading.finish();
          if (!read.ok) return fail(readStopped(read.error.result));
          const { live, kinds, notes } = read.value;
          const book = exportWorkbook(live, {
            property: property.value,
            apiUrl: session.info.apiUrl,
            account: session.info.name,
            createdAt: new Date(live.readAt).toISOString(),
            notes,
            only: kinds,
          });
          const sheets = book.sheets.map((sheet) => ({ ...sheet, rows: [...sheet.rows] }));
          try {
            if (format === 'csv') await ports.writeCsvFolder({ sheets }, path.value);
            else await ports.writeWorkbook({ sheets }, path.value);
          } catch (error) {
            return fail(unwritable(path.value, error));
          }
          const counts = Object.fromEntries(
            sheets.filter(({ name }) => name !== 'Summary').map((s) => [s.name, s.rows.length]),
          );
          return ok({ counts, notes, traffic: { ...session.traffic } });
        }),
      );
    },

    'templates.write': async ({ to, kind }) => {
      const path = resolveTarget(ports, to);
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

/** Kinds that were chosen; none where all that can be listed are meant. */
function kindsOf(only: SheetKind[] | null, inbound: boolean): { only?: SheetKind[] } {
  if (only === null && !inbound) return {};
  const kinds = only ?? [...LISTED_KINDS];
  return {
    only: inbound && !kinds.includes('inboundCalling') ? [...kinds, 'inboundCalling'] : kinds,
  };
}
