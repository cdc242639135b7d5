import { z } from 'zod';
import { itemError, TEXTS, type ItemError } from './envelopes.ts';
import { answer, bad, good, refuse, type Checked, type Reply } from './reply.ts';
import type { Call, World } from './route.ts';
import { inShape } from './strict-body.ts';

/** What an item came to: the fields beside its id. */
export type Handled = Checked<object>;

type Item<T> = { itemId: number | string; fields: T };

const anyItem = z.looseObject({ itemId: z.unknown().optional() });

/** The items of a batch request; whatever is wrong with the request as a whole refuses it whole. */
function readItems<T extends z.ZodRawShape>(
  world: World,
  body: unknown,
  fields: z.ZodObject<T>,
): Checked<Item<z.infer<z.ZodObject<T>>>[]> {
  const shape = inShape(z.strictObject({ items: z.array(z.unknown()).optional() }), body);
  if (!shape.ok) return shape;
  const items = shape.value.items ?? [];
  const most = world.limits.batchItems;
  if (items.length < 1 || items.length > most) {
    return bad(400, `Request item list size must be between 1 to ${most}`);
  }
  const idSchema = world.switches.lenientItemIds ? z.union([z.int(), z.string()]) : z.int();
  const seen = new Set<string>();
  const read: Item<z.infer<z.ZodObject<T>>>[] = [];
  for (const [position, raw] of items.entries()) {
    const { itemId, ...rest } = anyItem.safeParse(raw).data ?? {};
    if (itemId === undefined || itemId === null) {
      return bad(400, 'ItemId is mandatory for all request items');
    }
    const id = idSchema.safeParse(itemId);
    if (!id.success) return bad(400, `Field has the wrong type: items.${position}.itemId`);
    if (seen.has(String(id.data))) {
      return bad(
        400,
        `ItemId should be unique for each request item. Multiple requests with itemId [${id.data}] present.`,
      );
    }
    seen.add(String(id.data));
    const inner = inShape(fields, rest);
    if (!inner.ok) return bad(400, `${inner.refusal.text} (items.${position})`);
    read.push({ itemId: id.data, fields: inner.value });
  }
  return good(read);
}

/**
 * Runs a batch: `prepare` may refuse it whole, then every item stands for itself.
 * Faults may make an item fail, vanish from the answer or come twice, with or without its effect.
 */
export function runBatch<T extends z.ZodRawShape>(
  world: World,
  call: Call,
  fields: z.ZodObject<T>,
  successKey: string,
  handleItem: (fields: z.infer<z.ZodObject<T>>) => Handled,
): Reply {
  const items = readItems(world, call.body, fields);
  if (!items.ok) return items.refusal;
  const successes: object[] = [];
  const errors: ItemError[] = [];
  for (const [position, { itemId, fields }] of items.value.entries()) {
    const fate = call.fateOfItem(position, items.value.length);
    if (fate && !fate.effect) {
      if (fate.reply === 'error') errors.push(brokenItem(itemId));
      continue;
    }
    const handled = handleItem(fields);
    if (fate?.reply === 'missing') continue;
    if (fate?.reply === 'error') {
      errors.push(brokenItem(itemId));
      continue;
    }
    for (let times = fate?.reply === 'twice' ? 2 : 1; times > 0; times -= 1) {
      if (handled.ok) successes.push({ itemId, ...handled.value });
      else errors.push(itemError(handled.refusal, itemId));
    }
  }
  if (world.switches.itemErrorCode === 'empty') for (const error of errors) error.errorCode = '';
  if (world.switches.batchAnswerOrder === 'reversed') {
    successes.reverse();
    errors.reverse();
  }
  const status =
    successes.length === 0 && errors.length > 0 ? world.switches.allItemsFailedStatus : 200;
  return answer(status, {
    [successKey]: successes,
    ...(errors.length > 0 ? { errors } : {}),
  });
}

const brokenItem = (itemId: number | string): ItemError =>
  itemError(refuse(500, TEXTS.internal), itemId);
