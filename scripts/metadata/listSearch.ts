/** Lists in which UltraCart looks while the user types, besides those of the resources. */
import type { ListSearch } from './types';

export const listSearch: Readonly<Record<string, ListSearch>> = {
	searchItems: {
		endpoint: 'searchItems',
		term: { location: 'query', name: 's' },
		limit: 'm',
		id: 'merchant_item_id',
		shows: ['merchant_item_id', 'description'],
	},
};
