/** The table as the running trigger reads it. */
import type { Category, TriggerEndpoints } from '../../../nodes/UltraCartTrigger/table';
import type { Trigger } from '../../metadata/resource';
import { runtimeEndpoint } from '../runtime';
import { includeOf } from './names';

export const runtimeCategories = ({ categories }: Trigger): Record<string, Category> =>
	Object.fromEntries(
		categories.map((category) => {
			const { name, label, events, customers, identifiedBy } = category;
			return [
				name,
				{
					label,
					events: events.map((event) => event.name),
					include: includeOf(category),
					...(customers && { customers: true as const }),
					...(identifiedBy !== undefined && { identifiedBy }),
				},
			];
		}),
	);

/** The endpoints that the trigger calls; the others are for the sandbox and for whoever needs them next. */
export function triggerEndpoints({ webhooks: { endpoints } }: Trigger): TriggerEndpoints {
	const endpoint = (id: keyof TriggerEndpoints) => {
		const row = endpoints.find((each) => each.id === id);
		if (!row) throw new RangeError(`The table has no endpoint ${id}`);
		return runtimeEndpoint(row);
	};
	const { root = '', ...getWebhooks } = endpoint('getWebhooks');
	return {
		getWebhooks: { ...getWebhooks, root },
		insertWebhook: endpoint('insertWebhook'),
		updateWebhook: endpoint('updateWebhook'),
		deleteWebhook: endpoint('deleteWebhook'),
	};
}
