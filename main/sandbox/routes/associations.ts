import { z } from 'zod';
import { runBatch, type Handled } from '../batch.ts';
import { findBook, findUnit } from '../checks.ts';
import { booksPerUnitText, LIMIT_TEXTS } from '../limits.ts';
import { checkNumbersOfUnit } from '../number-limit.ts';
import { answer, bad, good, refuse, type Checked } from '../reply.ts';
import type { Route, World } from '../route.ts';
import { associate, booksOf, dissociate, type BookRecord } from '../state.ts';
import { inShape } from '../strict-body.ts';

const ROOT = '/v1/addressBooks';
const PATH = `${ROOT}/:addressBookId/unitAssociations`;
const PAGES = { max: 100, default: 10 };
const association = z.strictObject({ unitId: z.string().optional() });
type Pair = { unitId: string; addressBookId: string };

function create(world: World, book: BookRecord, unitId: string | undefined): Checked<Pair> {
  const { state, limits, switches } = world;
  if (unitId === undefined) return bad(400, 'UnitId is mandatory.');
  const unit = findUnit(world, unitId);
  if (!unit.ok) return unit;
  if (book.units.has(unitId)) return bad(409, 'AddressBook is already associated with the Unit');
  if (booksOf(state, unitId).size >= limits.booksPerUnit) {
    return bad(403, booksPerUnitText(switches, limits.booksPerUnit), 'LIMIT_EXCEEDED');
  }
  if (book.units.size >= limits.unitsPerBook) {
    return bad(403, LIMIT_TEXTS.unitsPerBook(limits.unitsPerBook), 'LIMIT_EXCEEDED');
  }
  const numbers = checkNumbersOfUnit(world, unitId, book);
  if (!numbers.ok) return numbers;
  associate(state, book, unitId);
  return good({ unitId, addressBookId: book.id });
}

export const associationRoutes: Route[] = [
  {
    operation: 'associations.createBatch',
    method: 'POST',
    paths: [`${PATH}/batch`],
    api: 'management',
    takesBody: true,
    batch: true,
    handle(world, call) {
      const book = findBook(world.state, call.params['addressBookId'] ?? '');
      if (!book.ok) return book.refusal;
      return runBatch(world, call, association, world.switches.otherBatchKey, (fields): Handled =>
        create(world, book.value, fields.unitId),
      );
    },
  },
  {
    operation: 'associations.create',
    method: 'POST',
    paths: [PATH],
    api: 'management',
    takesBody: true,
    handle(world, { params, body }) {
      const shape = inShape(association, body);
      if (!shape.ok) return shape.refusal;
      const book = findBook(world.state, params['addressBookId'] ?? '');
      if (!book.ok) return book.refusal;
      const made = create(world, book.value, shape.value.unitId);
      return made.ok ? answer(201, made.value) : made.refusal;
    },
  },
  {
    operation: 'associations.listByUnit',
    method: 'GET',
    paths: [`${ROOT}/unitAssociations`],
    api: 'management',
    query: ['unitId', 'maxResults', 'nextToken'],
    handle(world, { query }) {
      const { state, pager } = world;
      const { unitId } = query;
      if (unitId === undefined) return refuse(400, 'UnitId is mandatory.');
      const unit = findUnit(world, unitId);
      if (!unit.ok) return unit.refusal;
      const books = [...booksOf(state, unitId)].map(([addressBookId, seq]) => ({
        addressBookId,
        seq,
      }));
      return pager.page('associations.listByUnit', query, books, PAGES, ({ addressBookId }) => ({
        unitId,
        addressBookId,
      }));
    },
  },
  {
    operation: 'associations.listByBook',
    method: 'GET',
    paths: [PATH],
    api: 'management',
    query: ['unitId', 'maxResults', 'nextToken'],
    handle(world, { params, query }) {
      const { state, pager } = world;
      const book = findBook(state, params['addressBookId'] ?? '');
      if (!book.ok) return book.refusal;
      const asked = query['unitId'];
      if (asked !== undefined) {
        const unit = findUnit(world, asked);
        if (!unit.ok) return unit.refusal;
      }
      const units = [...book.value.units]
        .filter(([unitId]) => asked === undefined || unitId === asked)
        .map(([unitId, seq]) => ({ unitId, seq }));
      const list = `associations.listByBook ${book.value.id}`;
      return pager.page(list, query, units, PAGES, ({ unitId }) => ({
        unitId,
        addressBookId: book.value.id,
      }));
    },
  },
  {
    operation: 'associations.delete',
    method: 'DELETE',
    paths: [PATH],
    api: 'management',
    query: ['unitId'],
    handle(world, { params, query }) {
      const { state } = world;
      const { unitId } = query;
      if (unitId === undefined) return refuse(400, 'UnitId is mandatory.');
      const book = findBook(state, params['addressBookId'] ?? '');
      if (!book.ok) return book.refusal;
      const unit = findUnit(world, unitId);
      if (!unit.ok) return unit.refusal;
      if (!book.value.units.has(unitId)) {
        return refuse(404, 'AddressBook and Unit are not associated');
      }
      dissociate(state, book.value, unitId);
      return answer(204);
    },
  },
];
