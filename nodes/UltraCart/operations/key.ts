import type { Item, Key } from '../item';

/** The key of an item whose operation has a locator: reading the item has made sure of it. */
export function keyOf({ key, index }: Item): Key {
	if (!key) throw new RangeError(`Item ${index} was read without a key`);
	return key;
}
