import type { Handlers } from '../../shared/contract/contract.ts';
import { createDispatch } from './dispatch.ts';
import type { Dispatch, RawDispatch } from './dispatch.ts';
import { exportHandlers } from './handlers/exports.ts';
import { jobHandlers } from './handlers/jobs.ts';
import { planHandlers } from './handlers/plans.ts';
import { runHandlers } from './handlers/runs.ts';
import { sourceHandlers } from './handlers/sources.ts';
import { windowPlaceholders } from './handlers/window-placeholders.ts';
import type { AppPorts } from './ports.ts';
import { createRunSlot } from './run-slot.ts';

/** The whole of Bellhop behind one function; a host adds ports and a wire. */
export function createApp(
  ports: AppPorts,
  onBug: (error: unknown) => void,
): Dispatch & RawDispatch {
  const slot = createRunSlot();
  const handlers: Handlers = {
    ...windowPlaceholders(),
    ...sourceHandlers(ports),
    ...planHandlers(ports, slot),
    ...runHandlers(ports, slot),
    ...jobHandlers(ports),
    ...exportHandlers(ports, slot),
  };
  return createDispatch(handlers, onBug);
}
