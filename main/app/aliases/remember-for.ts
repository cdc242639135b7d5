import type { CallError } from '../../../shared/contract/errors.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { jobSetup } from '../job-setup.ts';
import type { AppPorts } from '../ports.ts';
import type { HeldJob } from '../window/desk.ts';
import { inProperty } from './in-property.ts';
import type { AliasList } from './keep-alias.ts';

/** Remembers a name for the account and property that a job belongs to. */
export async function rememberFor(
  ports: AppPorts,
  { job }: HeldJob,
  name: string,
  room: string,
): Promise<Result<AliasList, CallError>> {
  const setup = jobSetup.parse(job.setup());
  const property = (await job.info()).property?.id ?? setup.property;
  return inProperty(ports, { account: setup.account, property }, (desk) => desk.add(name, room));
}
