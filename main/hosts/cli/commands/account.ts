import type { AddTo } from './command.ts';
import { addAccountAdd } from './account-add.ts';
import { addAccountList } from './account-list.ts';
import { addAccountLogin } from './account-login.ts';
import { addAccountRemove } from './account-remove.ts';
import { addAccountTest } from './account-test.ts';
import { addAccountUse } from './account-use.ts';

/** `bellhop account …`: the accounts of this machine, which the window shares. */
export function addAccount({ program, terminal, exit }: AddTo): void {
  const account = program
    .command('account')
    .description('Keeps, lists, tests and removes accounts, and signs them in.');
  const add = { program: account, terminal, exit };
  addAccountAdd(add);
  addAccountLogin(add);
  addAccountList(add);
  addAccountUse(add);
  addAccountTest(add);
  addAccountRemove(add);
}
