import type { Handlers } from '../../../shared/contract/contract.ts';
import { ok } from '../../../shared/domain/result.ts';
import { resolveFiles } from '../files.ts';
import type { AppPorts } from '../ports.ts';
import { understandFiles } from '../understand-files.ts';

/** Calls that read files and touch no network. */
export function sourceHandlers(ports: AppPorts): Pick<Handlers, 'sources.check'> {
  return {
    'sources.check': async ({ files, map, limits, repair, reading }) => {
      const paths = resolveFiles(ports, files);
      if (!paths.ok) return paths;
      const wish = { map, limits, repair, reading };
      const understood = await understandFiles(ports, paths.value, wish);
      if (!understood.ok) return understood;
      const { rows, mapping, problems, notes, decisions } = understood.value;
      const count = (severity: string) =>
        problems.filter((problem) => problem.severity === severity).length;
      return ok({
        rows: rows.length,
        errors: count('error'),
        warnings: count('warning'),
        mapping,
        problems,
        notes,
        decisions,
      });
    },
  };
}
