import type { Problem } from '../../../shared/domain/problem.ts';

const TAKE = 'Take the repair, or correct the cell.';

/**
 * Sentences for many rows at once, by code, where each row has one of its own that names its
 * neighbours or its value. Codes that are not here say the same of every row.
 */
export const GENERAL_WORDS: Readonly<
  Record<string, Partial<Pick<Problem, 'message' | 'fix'>> | undefined>
> = {
  'contact.alike': {
    message: 'The same contact is in several rows; each row makes a contact of its own.',
  },
  'contact.same-name': {
    message: 'Contacts in one address book have the same name, so callers cannot tell them apart.',
  },
  'room.contradiction': { message: 'The same room has different values in several rows.' },
  'room.repeated': {
    message: 'The same room is in several rows; what the rows say is put together.',
  },
  'limit.books-per-room': {
    message: 'A room would have more address books than the limit allows.',
  },
  'row.copied': {
    message: 'Several rows carry the same hidden Bellhop ID, as copied rows do.',
  },
  'book.repeated': { message: 'The same address book is in several rows.' },
  'book.contradiction': { message: 'The same address book gets different names in several rows.' },
  'extension.several-rooms': { message: 'The same extension is given to more than one room.' },
  'extension.rule-outlier': {
    message: 'The extension differs from what nearly all rooms beside it follow.',
    fix: 'Check whether it is meant; each row tells what would follow.',
  },
  'extension.repeated': { message: 'The same extension and room are in several rows.' },
  'extension.not-digits': {
    fix: 'Write the digits alone; several extensions are parted by a semicolon.',
  },
  'cell.required': {
    message: 'A cell that the row needs is empty.',
    fix: 'Fill the marked cell, or remove the row.',
  },
  'removal.contradiction': { message: 'A row removes what another row keeps or creates.' },
  'clear.not-here': {
    fix: 'Empty the cell, or write delete into Action where the object of the row shall go.',
  },
  'room.differs': { message: 'The room that the row means differs from what the row says of it.' },
  'move.not-available': {
    fix: 'Put back what was exported, and give what is new a row of its own without a Bellhop ID.',
  },
  'name.too-long': { message: 'The name is longer than the service allows.' },
  'id.not-a-unit': {
    message: 'This is not a unit id.',
    fix: 'Write an id that begins with amzn1.alexa.unit.did. and holds no blanks, or name the room instead.',
  },
  'id.unusual': { message: 'The id looks unlike other ids of its kind.' },
  'id.not-a-provider': {
    fix: 'Write an id that begins with amzn1.comms.csp.id. and holds no blanks.',
  },
  'phone.not-e164': {
    message: 'This is not one complete phone number with country code.',
    fix: 'Write one number with country code and digits only, such as +12065550100.',
  },
  'cell.number-damaged': {
    message: 'The spreadsheet took this for a number and shows it in another form.',
    fix: 'Take the repair where one is offered; else type the value again, in a cell formatted as text.',
  },
  'cell.date': {
    message: 'The spreadsheet made a date of what was typed here.',
    fix: 'Take the repair where one is offered; else type the value again, in a cell formatted as text.',
  },
  'cell.zero-lost': {
    message:
      'The value has fewer digits than nearly all of its column, so a zero at the front may be lost.',
    fix: 'Take the repair where one is offered and right; else leave the value as it is, or correct it.',
  },
  'cell.plus-lost': {
    message: 'Other numbers of the column begin with +, and these are complete with it.',
    fix: TAKE,
  },
  'cell.decimal-point': {
    message: 'A program took these for numbers and put a decimal point behind them.',
    fix: TAKE,
  },
  'cell.thousands': {
    message: 'The number has a separator of thousands, or the cell holds several numbers.',
    fix: 'Take the repair where one is offered; else write the digits, and part several extensions by a semicolon.',
  },
  'cell.percent': {
    message: 'The spreadsheet made a percentage of what was typed here.',
    fix: 'Take the repair where one is offered; else type the value again, in a cell formatted as text.',
  },
  'cell.apostrophe': {
    message: 'The value has a mark of the spreadsheet around it that is not part of it.',
    fix: TAKE,
  },
  'cell.wide-characters': {
    message: 'The value is written in full-width characters.',
    fix: TAKE,
  },
  'cell.letter-for-digit': {
    message: 'The number has a letter in it that looks like a digit.',
    fix: TAKE,
  },
  'cell.cut': {
    fix: 'Copy the whole value again, or check its end.',
  },
  'contact.no-address': {
    message: 'Nothing is left or given by which the contact could be reached.',
    fix: 'Fill a phone number or a room, or write into Action what shall become of the contact.',
  },
  'external-user.character': {
    message: 'The id of an external user holds a character that it must not contain.',
  },
  'external-user.too-long': { message: 'The id of an external user is too long.' },
  'external-user.several-rooms': {
    message: 'The same external user is given to more than one room.',
  },
  'external-user.contradiction': {
    message: 'The same external user is wanted by one row and taken away by another.',
  },
  'external-user.repeated': {
    message: 'The same external user and room are in several rows.',
  },
  'inbound-calling.contradiction': {
    message: 'The same contact and room are wanted otherwise in several rows.',
  },
  'inbound-calling.repeated': {
    message: 'The same contact and room are in several rows; one message is sent.',
  },
  'rule.contradiction': {
    message: 'The same rule between the same rooms is wanted otherwise in several rows.',
  },
  'rule.repeated': {
    message: 'The same rule between the same rooms is in several rows.',
  },
  'offer.not-offered': {
    message: 'The rows ask for what is not offered where the account is.',
  },
  'offer.unknown': {
    message: 'The service may not offer here what the rows ask for.',
  },
  'id.not-a-profile': {
    message: 'This is not the id of a communication profile.',
    fix: 'Write an id that begins with amzn1.alexa.communications.profile.did. and holds no blanks, or name the room instead.',
  },
};
