/** The table as the running trigger reads it. */
import type { Endpoint as RuntimeEndpoint } from '../../../nodes/shared/table';
import { TRIGGER_ENDPOINTS, type Category } from '../../../nodes/UltraCartTrigger/table';
import type { Trigger } from '../../metadata/types';
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
export function triggerEndpoints({ webhooks }: Trigger): Record<string, RuntimeEndpoint> {
	const known = new Map(webhooks.endpoints.map((endpoint) => [endpoint.id, endpoint]));
	return Object.fromEntries(
		TRIGGER_ENDPOINTS.map((id) => {
			const endpoint = known.get(id);
			if (!endpoint) throw new RangeError(`The table has no endpoint ${id}`);
			return [id, runtimeEndpoint(endpoint)];
		}),
	);
}
