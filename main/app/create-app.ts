import type { Handlers } from '../../shared/contract/contract.ts';
import { createDispatch } from './dispatch.ts';
import type { Dispatch, RawDispatch } from './dispatch.ts';
import { createFileWork } from './file-work.ts';
import { createSignIns } from './accounts/sign-ins.ts';
import { accountHandlers } from './handlers/accounts.ts';
import { aliasHandlers } from './handlers/aliases.ts';
import { draftHandlers } from './handlers/drafts.ts';
import { exportHandlers } from './handlers/exports.ts';
import { jobHandlers } from './handlers/jobs.ts';
import { planHandlers } from './handlers/plans.ts';
import { recipeHandlers } from './handlers/recipes.ts';
import { runHandlers } from './handlers/runs.ts';
import { sourceHandlers } from './handlers/sources.ts';
import { trunkHandlers } from './handlers/trunks.ts';
import { windowJobHandlers } from './handlers/window-jobs.ts';
import type { AppPorts } from './ports.ts';
import { createRunSlot } from './run-slot.ts';
import { windowWords } from './window-words.ts';
import { createDesk } from './window/desk.ts';

/** The calls, and the end of it all. */
export type App = Dispatch &
  RawDispatch & {
    /** Lets runs finish what is in flight, and closes every job. */
    close(): Promise<void>;
  };

/** The whole of Bellhop behind one function; a host adds ports and a wire. */
export function createApp(given: AppPorts, onBug: (error: unknown) => void): App {
  const files = createFileWork(given);
  const ports: AppPorts = { ...given, ...files.ports };
  const slot = createRunSlot(ports);
  const desk = createDesk(ports.jobs);
  const signIns = createSignIns(ports);
  const handlers: Handlers = {
    ...accountHandlers(ports, signIns),
    ...draftHandlers(ports, desk),
    ...windowJobHandlers(ports, slot, desk, onBug),
    ...sourceHandlers(ports, files),
    ...recipeHandlers(ports),
    ...aliasHandlers(ports),
    ...planHandlers(ports, slot),
    ...runHandlers(ports, slot, desk),
    ...jobHandlers(ports, desk),
    ...exportHandlers(ports, slot),
    ...trunkHandlers(ports, slot),
  };
  const say = ports.host.kind === 'cli' ? undefined : windowWords;
  const close = async () => {
    slot.pause(null);
    files.stop();
    signIns.close();
    await desk.close();
  };
  return Object.assign(createDispatch(handlers, onBug, say), { close });
}
