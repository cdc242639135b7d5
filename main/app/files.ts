import type { CallError } from '../../shared/contract/errors.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import { callError } from './call-errors.ts';
import type { AppPorts } from './ports.ts';

/** Paths of files to read; an id that was never given out for that is refused. */
export function resolveFiles(
  ports: Pick<AppPorts, 'pathOf'>,
  ids: string[],
): Result<string[], CallError> {
  const paths: string[] = [];
  for (const id of ids) {
    const path = pathFor(ports, id, 'read');
    if (!path.ok) return path;
    paths.push(path.value);
  }
  return ok(paths);
}

/** The path of one file to read. */
export function resolveSource(
  ports: Pick<AppPorts, 'pathOf'>,
  id: string,
): Result<string, CallError> {
  return pathFor(ports, id, 'read');
}

/** The path where a file shall go; what a person gave to be read is never written over. */
export function resolveTarget(
  ports: Pick<AppPorts, 'pathOf'>,
  id: string,
): Result<string, CallError> {
  return pathFor(ports, id, 'write');
}

function pathFor(
  ports: Pick<AppPorts, 'pathOf'>,
  id: string,
  use: 'read' | 'write',
): Result<string, CallError> {
  const path = ports.pathOf(id, use);
  return path === null
    ? fail(callError('bad-input', 'That file is not known here any more; choose it again.'))
    : ok(path);
}
