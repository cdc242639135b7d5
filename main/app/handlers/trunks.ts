import type { Handlers } from '../../../shared/contract/contract.ts';
import type { CallError } from '../../../shared/contract/errors.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { RunControl } from '../../engine/run/run-types.ts';
import type { AppPorts } from '../ports.ts';
import type { RunSlot } from '../run-slot.ts';
import { withSession } from '../session.ts';
import { pbxOffered } from '../trunks/pbx-offered.ts';
import { previewChange } from '../trunks/preview-change.ts';
import { readExtensions, listTrunks, stopped } from '../trunks/read-trunks.ts';
import type { TrunkTask } from '../trunks/trunk-task.ts';
import { trunkToWaitFor, waitForTrunk } from '../trunks/wait-for-trunk.ts';
import { changeTrunk, deleteTrunk, makeTrunk } from '../trunks/write-trunk.ts';

type TrunkCalls =
  | 'trunks.list'
  | 'trunks.preview'
  | 'trunks.create'
  | 'trunks.update'
  | 'trunks.delete'
  | 'trunks.wait';

/** Calls about SIP trunks. They belong to the account, not to a property or job. */
export function trunkHandlers(ports: AppPorts, slot: RunSlot): Pick<Handlers, TrunkCalls> {
  /** Opens a session where trunks are offered; what must be said beforehand is in `notes`. */
  const inTask = <T>(
    account: string | null,
    work: (task: TrunkTask) => Promise<Result<T, CallError>>,
  ): Promise<Result<T, CallError>> =>
    slot.use((control: RunControl) =>
      withSession(
        ports,
        async (session) => {
          const offered = pbxOffered(session.info);
          if (!offered.ok) return offered;
          const { clock } = ports;
          const reading = { call: session.call, signal: control.pause };
          return work({ session, clock, control, reading, notes: offered.value });
        },
        account,
      ),
    );

  return {
    'trunks.list': ({ account }) =>
      inTask(account, async ({ reading, notes }) => {
        const listed = stopped(await listTrunks(reading));
        if (!listed.ok) return listed;
        const trunks = [];
        for (const trunk of listed.value) {
          const mapped = stopped(await readExtensions(reading, trunk.id));
          if (!mapped.ok) return mapped;
          trunks.push({ ...trunk, extensions: mapped.value?.length ?? null });
        }
        return ok({ trunks, problems: notes });
      }),

    'trunks.preview': ({ account, change }) =>
      inTask(account, (task) => previewChange(task, change)),

    'trunks.create': ({ account, ...given }) => inTask(account, (task) => makeTrunk(task, given)),

    'trunks.update': ({ account, ...given }) => inTask(account, (task) => changeTrunk(task, given)),

    'trunks.delete': ({ account, ...given }) => inTask(account, (task) => deleteTrunk(task, given)),

    'trunks.wait': ({ account, id, minutes }) =>
      inTask(account, async ({ session, clock, reading }) => {
        const meant = id === null ? await trunkToWaitFor(reading, session.info.trunk) : ok({ id });
        if (!meant.ok) return fail(meant.error);
        return waitForTrunk(reading, clock, meant.value.id, {
          minutes,
          tell: (told) => ports.emit('trunk.waiting', told),
        });
      }),
  };
}
