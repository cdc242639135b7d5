import type { Handlers } from '../../../shared/contract/contract.ts';
import type { CallError } from '../../../shared/contract/errors.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { openAliases } from '../aliases/keep-alias.ts';
import type { AliasDesk, AliasList } from '../aliases/keep-alias.ts';
import { chooseProperty } from '../choose-property.ts';
import type { AppPorts } from '../ports.ts';
import { withSession } from '../session.ts';

type AliasCalls = 'aliases.list' | 'aliases.add' | 'aliases.remove';
type Place = { account: string | null; property: string | null };

/** Calls about the names of rooms that are remembered for a property; nothing is written to the service. */
export function aliasHandlers(ports: AppPorts): Pick<Handlers, AliasCalls> {
  const inProperty = (
    { account, property }: Place,
    work: (desk: AliasDesk) => Promise<Result<AliasList, CallError>>,
  ): Promise<Result<AliasList, CallError>> =>
    withSession(
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
  return {
    'aliases.list': (place) => inProperty(place, (desk) => desk.list()),
    'aliases.add': ({ name, room, ...place }) => inProperty(place, (desk) => desk.add(name, room)),
    'aliases.remove': ({ name, ...place }) => inProperty(place, (desk) => desk.remove(name)),
  };
}
