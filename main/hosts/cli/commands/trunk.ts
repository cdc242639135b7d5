import type { AddTo } from './command.ts';
import { addTrunkDelete } from './trunk-delete.ts';
import { addTrunkList } from './trunk-list.ts';
import { addTrunkWait } from './trunk-wait.ts';
import { addTrunkCreate, addTrunkUpdate } from './trunk-write.ts';

/** `bellhop trunk …`: the lines between a PBX and the service. */
export function addTrunk({ program, terminal, exit }: AddTo): void {
  const trunk = program
    .command('trunk')
    .description('Lists, makes, changes and deletes SIP trunks, and waits until one is ACTIVE.');
  const add = { program: trunk, terminal, exit };
  for (const command of [
    addTrunkList,
    addTrunkCreate,
    addTrunkUpdate,
    addTrunkDelete,
    addTrunkWait,
  ]) {
    command(add);
  }
}
