import { ApiError, InputError } from '../../shared/errors';
import { failed, type Item, type ItemResult } from '../item';

/** Works through the items one after the other. What goes wrong with one belongs to it; a cancelled run ends. */
export async function* each<I extends Item>(
	items: readonly I[],
	work: (item: I) => Promise<Omit<ItemResult, 'item'>>,
): AsyncGenerator<ItemResult> {
	for (const item of items) {
		try {
			yield { item, ...(await work(item)) };
		} catch (thrown) {
			if (!(thrown instanceof ApiError || thrown instanceof InputError)) throw thrown as Error;
			yield failed(item, thrown);
		}
	}
}
