import { ApiError, InputError } from '../../shared/errors';
import { settle } from '../../shared/tryCall';
import type { Item, Outcome } from '../item';

/** Whether something thrown belongs to the item at hand. All else (a cancelled run, a fault of ours) ends the run. */
export const isItemFailure = (thrown: unknown): thrown is Error =>
	thrown instanceof ApiError || thrown instanceof InputError;

/** Works through the items one after the other. */
export async function* each(
	items: readonly Item[],
	work: (item: Item) => Promise<Omit<Outcome, 'item' | 'failure'>>,
): AsyncGenerator<Outcome> {
	for (const item of items) {
		const { value, thrown } = await settle(work(item));
		if (value !== undefined) yield { item, ...value };
		else if (isItemFailure(thrown)) yield { item, records: [], failure: thrown };
		else throw thrown;
	}
}
