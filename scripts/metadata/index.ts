/** The table: what UltraCart offers and what n8n shows of it. */
import { common } from './common';
import type { Resource, Trigger } from './resource';
import * as resources from './resources';
import type { Endpoint, Model } from './types';
import { trigger } from './webhook';

export interface Table {
	/** What the UltraCart node offers. */
	readonly resources: readonly Resource[];
	/** What the UltraCart Trigger node offers. */
	readonly trigger?: Trigger;
	/** Of all of them. */
	readonly endpoints: readonly Endpoint[];
	readonly models: readonly Model[];
}

/** Everything that UltraCart keeps records of, whichever node works with it. */
export const recordKeepers = ({ resources, trigger }: Pick<Table, 'resources' | 'trigger'>): Resource[] => [
	...resources,
	...(trigger ? [trigger.webhooks] : []),
];

/** The APIs that the table has endpoints of, by the first segment of their paths. */
export const apisOf = ({ endpoints }: Pick<Table, 'endpoints'>): string[] =>
	[...new Set(endpoints.map(({ api }) => api))].sort();

/** Lays the rows of all resources side by side; what is wrong in a row is found by the generator's verifier. */
export function tableOf(
	resources: readonly Resource[],
	shared: readonly Model[] = common,
	trigger?: Trigger,
): Table {
	const all = recordKeepers({ resources, ...(trigger && { trigger }) });
	return {
		resources,
		...(trigger && { trigger }),
		endpoints: all.flatMap((resource) => resource.endpoints),
		models: [...shared, ...all.flatMap((resource) => resource.models)],
	};
}

const place = ({ isFirst, name }: Resource): string => (isFirst ? '' : name);

// In an order of its own: whichever way a module's names come, the generated files stay the same.
export const table = tableOf(
	Object.values(resources).sort((a, b) => (place(a) < place(b) ? -1 : 1)),
	common,
	trigger,
);
