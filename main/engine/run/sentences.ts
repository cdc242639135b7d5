import type { Failure } from '../../../shared/domain/failure.ts';
import type { Step } from '../../../shared/domain/plan.ts';

type Named = Pick<Step, 'kind' | 'key' | 'action'>;

/** A step in words that fit into a sentence: its object, or that this is taken away. */
export function describeStep(step: Named): string {
  const object = describeObject(step);
  return step.action === 'remove' ? `the removal of ${object}` : object;
}

/** A step's object in words that fit into a sentence. */
export function describeObject(step: Pick<Step, 'kind' | 'key'>): string {
  switch (step.kind) {
    case 'unit':
      return `the unit “${step.key}”`;
    case 'profile':
      return `the communication profile of “${step.key}”`;
    case 'addressBook':
      return `the address book “${step.key}”`;
    case 'contact':
      return `the contact “${step.key}”`;
    case 'association':
      return `the association “${step.key}”`;
    case 'extension':
      return `the extension “${step.key}”`;
    case 'block':
    case 'dropIn':
      return `the calling rule “${step.key}”`;
    case 'inboundCalling':
      return `the inbound calling of “${step.key}”`;
    case 'externalUser':
      return `the external user “${step.key}”`;
    case 'trunk':
      return `the trunk “${step.key}”`;
  }
}

export function needFailed(need: Named): Failure {
  return {
    code: 'need-failed',
    message: `Not sent, because it needs ${describeStep(need)}, which did not come about; put that right first.`,
  };
}

/** Why a step of a plan is not sent at all. */
export function barred(step: Step): Failure {
  const code = step.action === 'conflict' ? 'conflict' : 'blocked';
  const message =
    step.reason ??
    (code === 'conflict'
      ? 'Not sent, because the file and what is live contradict each other; decide which is right.'
      : 'Not sent, because it cannot be sent as things stand.');
  return { code, message };
}

export const leftOut: Failure = {
  code: 'unreadable-reply',
  message:
    'The service answered without saying what became of this item, so it may or may not have taken effect.',
};

export const cutOff: Failure = {
  code: 'connection-lost',
  message:
    'The run was stopped while this was on its way, so it may or may not have taken effect; resume finds out.',
};

export function noId(step: Named): Failure {
  return {
    code: 'internal',
    message: `Not sent, because the plan does not tell an id that ${describeStep(step)} needs; plan again from the file.`,
  };
}

/** The reply stayed lost however often it was asked for. */
export function stillUnknown(last: Failure): Failure {
  return {
    ...last,
    message: `Sent again and again for minutes and never answered for certain, so it may or may not have taken effect; resume tries again. Last: ${last.message}`,
  };
}

export function cannotRead(what: string, failure: Failure): Failure {
  return {
    ...failure,
    message: `The reply was lost and ${what} could not be read to find out, so it may or may not have taken effect; resume tries again.`,
  };
}

/** Why a run waits before it reads a list for the second time. */
export function readAgain(list: string): Failure {
  return {
    code: 'connection-lost',
    message: `Replies were lost, so ${list} is read again before anything is sent a second time.`,
  };
}

export function goneBook(failure: Failure): Failure {
  return {
    ...failure,
    code: 'not-found',
    message: 'The address book was removed while this was being sent; plan again from the file.',
  };
}

export function moreThanSent(what: string): Failure {
  return {
    code: 'settle-conflict',
    message: `The reply was lost, and more new ${what} alike are live than were sent, so someone else added some too; compare them and remove what is too many.`,
  };
}

export function otherContent(what: string): Failure {
  return {
    code: 'settle-conflict',
    message: `The reply was lost, and a new ${what} of this name that holds something else is live; look whether it is the right one before sending this again.`,
  };
}

export function mappedElsewhere(code: 'settle-conflict' | 'exists'): Failure {
  return {
    code,
    message:
      'The extension is mapped to another profile meanwhile; plan again from the file to see to which.',
  };
}

export function userElsewhere(code: 'settle-conflict' | 'exists'): Failure {
  return {
    code,
    message:
      'The external user belongs to another room meanwhile; plan again from the file to see to which.',
  };
}

export function linkUnreadable(failure: Failure): Failure {
  return {
    ...failure,
    message:
      'The reply was lost, and the service does not tell any more whether the contact may call the room, probably because the address book is no longer one of the room; give it back to the room, then plan again from the file.',
  };
}

/** The account may not even look at it: gone, or no longer its own. */
export function unitOutOfSight(failure: Failure): Failure {
  return {
    ...failure,
    message:
      'The service shows this unit to the account no more, so it is gone or the rights to it are; plan again from the file to see which.',
  };
}

/** Why a run waits with what works on a unit that it has just created. */
export const tooNew: Failure = {
  code: 'no-access',
  message:
    'The service refuses rooms for some seconds after they were created; they are tried again for up to a minute.',
};
