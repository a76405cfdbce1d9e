/** What the account can tell of: the table's events, and by a switch such as came after the table was written. */
import type { EventCategory, EventRow } from '../../scripts/metadata/types';
import type { Switches } from '../switches';

export interface AccountEvent extends EventRow {
	/** It is about to be dropped. */
	readonly deprecated?: true;
	/** It is not sent any more. */
	readonly discontinued?: true;
}

export interface AccountCategory extends Omit<EventCategory, 'events' | 'filterExample'> {
	readonly events: readonly AccountEvent[];
}

/** To the category of its siblings. */
const ADDED: AccountCategory = {
	name: 'order',
	label: 'Order',
	events: [
		{ name: 'order_split', label: 'Order Split', description: 'An order became two' },
		{ name: 'order_fax', label: 'Order Faxed', description: 'An order was faxed', deprecated: true },
		{ name: 'order_telex', label: 'Order Telexed', description: 'An order was telexed', discontinued: true },
	],
	expansions: { 'shipping.insurance': 'Shipping Insurance' },
};

const NEW: AccountCategory = {
	name: 'gift_registry',
	label: 'Gift Registry',
	events: [{ name: 'gift_registry_create', label: 'Gift Registry Created', description: 'A list was made' }],
};

const withAdded = (category: EventCategory): AccountCategory =>
	category.name === ADDED.name
		? {
				...category,
				events: [...category.events, ...ADDED.events],
				expansions: { ...category.expansions, ...ADDED.expansions },
			}
		: category;

export const accountCategories = (
	categories: readonly EventCategory[],
	{ webhookEventsAdded }: Switches,
): readonly AccountCategory[] =>
	webhookEventsAdded === 'none' ? categories : [...categories.map(withAdded), NEW];
