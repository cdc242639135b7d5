import type { Handlers } from '../../../shared/contract/contract.ts';
import { inProperty } from '../aliases/in-property.ts';
import type { AppPorts } from '../ports.ts';

type AliasCalls = 'aliases.list' | 'aliases.add' | 'aliases.remove';

/** Calls about the names of rooms that are remembered for a property; nothing is written to the service. */
export function aliasHandlers(ports: AppPorts): Pick<Handlers, AliasCalls> {
  return {
    'aliases.list': (place) => inProperty(ports, place, (desk) => desk.list()),
    'aliases.add': ({ name, room, ...place }) =>
      inProperty(ports, place, (desk) => desk.add(name, room)),
    'aliases.remove': ({ name, ...place }) => inProperty(ports, place, (desk) => desk.remove(name)),
  };
}
