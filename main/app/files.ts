import type { CallError } from '../../shared/contract/errors.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import { callError } from './call-errors.ts';
import type { AppPorts } from './ports.ts';

/** Paths behind file ids; an id that was never given out is refused. */
export function resolveFiles(
  ports: Pick<AppPorts, 'pathOf'>,
  ids: string[],
): Result<string[], CallError> {
  const paths: string[] = [];
  for (const id of ids) {
    const path = ports.pathOf(id);
    if (path === null) {
      return fail(callError('bad-input', 'That file is not known here any more; choose it again.'));
    }
    paths.push(path);
  }
  return ok(paths);
}

export function resolveFile(
  ports: Pick<AppPorts, 'pathOf'>,
  id: string,
): Result<string, CallError> {
  const paths = resolveFiles(ports, [id]);
  return paths.ok ? ok(paths.value[0] ?? '') : paths;
}
