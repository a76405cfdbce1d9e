/** Lists of the trigger's form that are filled from the account. */
import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { recordsForEditor, sortedByName } from '../shared/editorLists';
import { otherEvents, shownCategoryOf } from './eventCategories';
import type { WebhookEventCategory } from './generated/records';
import { expansionsMethod, OTHER_EVENTS_METHOD, type Category, type Table } from './table';

type LoadOptionsMethod = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** `shipping.tracking_number` → Shipping Tracking Number. */
const titleOf = (name: string): string =>
	name
		.split(/[._]/)
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join(' ');

const categoriesOf = async (
	context: ILoadOptionsFunctions,
	{ endpoints }: Table,
): Promise<readonly WebhookEventCategory[]> =>
	await recordsForEditor(context, endpoints.getWebhookEventCategories);

/** What the account can add to the records of a category; nothing where that can't be had. */
async function expansionsOfAccount(
	context: ILoadOptionsFunctions,
	category: Category,
	table: Table,
): Promise<readonly string[]> {
	try {
		const shown = shownCategoryOf(category, await categoriesOf(context, table));
		return shown?.available_expansions ?? [];
	} catch {
		// There may be no credential yet: what the table knows can be chosen all the same.
		return [];
	}
}

const expansionsList = (category: Category, table: Table): LoadOptionsMethod =>
	async function () {
		const { expansions = {} } = category;
		const ofAccount = await expansionsOfAccount(this, category, table);
		const names = ofAccount.length > 0 ? ofAccount : Object.keys(expansions);
		return sortedByName(names.map((value) => ({ name: expansions[value] ?? titleOf(value), value })));
	};

/** Events that came after this version of the node. */
const otherEventsList = (table: Table): LoadOptionsMethod =>
	async function () {
		const others = otherEvents(await categoriesOf(this, table), table);
		return sortedByName(
			others
				.filter(({ discontinued_flag: isDiscontinued }) => isDiscontinued !== true)
				.map(({ event_name: name, event_description: description, deprecated_flag: isDeprecated }) => ({
					name: `${titleOf(name ?? '')}${isDeprecated === true ? ' (Deprecated)' : ''}`,
					value: name ?? '',
					...(typeof description === 'string' && { description }),
				})),
		);
	};

export const loadOptionsMethods = (table: Table): Record<string, LoadOptionsMethod> => ({
	...Object.fromEntries(
		Object.values(table.categories).flatMap((category): [string, LoadOptionsMethod][] =>
			category.expansions && category.include !== undefined
				? [[expansionsMethod(category.include), expansionsList(category, table)]]
				: [],
		),
	),
	[OTHER_EVENTS_METHOD]: otherEventsList(table),
});
