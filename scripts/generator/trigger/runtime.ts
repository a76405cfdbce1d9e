/** The table as the running trigger reads it. */
import type { Category, TriggerEndpoints } from '../../../nodes/UltraCartTrigger/table';
import type { Trigger } from '../../metadata/resource';
import type { Rows } from '../rows';
import { runtimeEndpoint } from '../runtime';
import { includeOf } from './properties';

export const runtimeCategories = ({ categories }: Trigger): Record<string, Category> =>
	Object.fromEntries(
		categories.map((category) => {
			const { name, label, events, expansions, customers } = category;
			return [
				name,
				{
					label,
					events: events.map((event) => event.name),
					include: includeOf(category),
					...(expansions && { expansions }),
					...(customers && { customers: true as const }),
				},
			];
		}),
	);

/** The endpoints that the trigger calls; the others are for the sandbox and for whoever needs them next. */
export function triggerEndpoints(rows: Rows): TriggerEndpoints {
	const endpoint = (id: keyof TriggerEndpoints) => runtimeEndpoint(rows.endpoint(id));
	const list = (id: keyof TriggerEndpoints) => {
		const { root = '', ...others } = endpoint(id);
		return { ...others, root };
	};
	return {
		getWebhooks: list('getWebhooks'),
		getWebhookEventCategories: list('getWebhookEventCategories'),
		insertWebhook: endpoint('insertWebhook'),
		updateWebhook: endpoint('updateWebhook'),
		deleteWebhook: endpoint('deleteWebhook'),
	};
}
