import type { Failure } from '../../../shared/domain/failure.ts';
import type { ReadyWrite } from './ready-write.ts';

/**
 * A definite no in words that fit the moment: what was planned was right when it was read, so what
 * stands in its way now came about since. Where nothing better can be said, the failure stays as it is.
 */
export function explainRefusal(write: ReadyWrite, failure: Failure): Failure {
  const message = wordsFor(write, failure);
  return message === null ? failure : { ...failure, message };
}

function wordsFor({ op }: ReadyWrite, { code }: Failure): string | null {
  switch (op) {
    case 'addressBook.delete':
      return code === 'in-use' || code === 'exists'
        ? 'The address book was kept, because a room has been given it since the plan was made; plan again from the file to see which.'
        : null;
    case 'unit.delete':
      return code === 'bad-request' || code === 'in-use' || code === 'exists'
        ? 'The unit was kept, because there are still units below it or an address book is associated with it; take those away first, then plan again from the file.'
        : null;
    case 'unit.create':
      if (code === 'exists') {
        return 'The unit was not created, because the unit above it has one of this name already; plan again from the file to use that one.';
      }
      return code === 'not-found'
        ? 'The unit was not created, because the unit above it is gone; plan again from the file.'
        : null;
    case 'block.set':
    case 'dropIn.set':
      if (code === 'not-found') {
        return 'The rule was not set, because one of the two rooms has its communication profile no more; plan again from the file.';
      }
      return code === 'no-access'
        ? `The service refused the rule; check that ${op === 'block.set' ? 'blocking' : 'drop-in'} is offered in the country of the account, and that the account may manage both rooms.`
        : null;
    case 'inboundCalling.create':
      return code === 'not-found'
        ? 'Inbound calling was not set up, because the contact or the communication profile of the room is gone; plan again from the file.'
        : null;
    case 'externalUser.create':
      return code === 'exists'
        ? 'The external user was not added, because the service has it already and does not say for which room; look it up there, then plan again from the file.'
        : null;
    case 'externalUser.update':
      return code === 'not-found'
        ? 'The external user was not changed, because it or the communication profile of the room is gone; plan again from the file.'
        : null;
    default:
      return null;
  }
}
