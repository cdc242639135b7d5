import type { CallError } from '../../../shared/contract/errors.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { chooseProperty } from '../choose-property.ts';
import type { AppPorts } from '../ports.ts';
import { withSession } from '../session.ts';
import { openAliases } from './keep-alias.ts';
import type { AliasDesk, AliasList } from './keep-alias.ts';

/** Null: the account in use, and the property of the account. */
export type AliasOwner = { account: string | null; property: string | null };

/** Works on the names that are remembered for a property, whose units are read for it. */
export function inProperty(
  ports: AppPorts,
  { account, property }: AliasOwner,
  work: (desk: AliasDesk) => Promise<Result<AliasList, CallError>>,
): Promise<Result<AliasList, CallError>> {
  return withSession(
    ports,
    async (session) => {
      const { signal } = new AbortController();
      const chosen = await chooseProperty(session, property ?? session.info.property, signal);
      if (!chosen.ok) return chosen;
      const desk = await openAliases(ports, session, chosen.value, signal);
      return desk.ok ? work(desk.value) : desk;
    },
    account,
  );
}
