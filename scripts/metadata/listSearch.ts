/** Lists in which UltraCart looks while the user types, besides those of the resources. */
import type { ListSearchSource } from './types';

export const listSearch: Readonly<Record<string, ListSearchSource>> = {
	searchItems: {
		endpoint: 'searchItems',
		term: { in: 'query', name: 's' },
		most: 'm',
		id: 'merchant_item_id',
		shows: ['merchant_item_id', 'description'],
	},
};
