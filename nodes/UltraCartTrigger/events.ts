/** What a delivery's entries say: which event, about which record. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { isObject } from '../shared/json';
import type { Table } from './table';

export interface Event {
	/** UltraCart's name for it. */
	readonly name: string;
	/** Unknown for an event that came after this version of the node. */
	readonly category: string | null;
	/** The record; every field of it may be missing. */
	readonly data: IDataObject;
}

/** An entry names its event: `{ "order_create": { … } }`. */
export function eventsIn(entries: readonly unknown[], { categories }: Table): Event[] {
	const known = new Map(
		Object.entries(categories).flatMap(([category, { events }]) =>
			events.map((event) => [event, category] as const),
		),
	);
	return entries.filter(isObject).flatMap((entry) =>
		Object.entries(entry).map(([name, value]): Event => ({
			name,
			category: known.get(name) ?? null,
			data: isObject(value) ? value : {},
		})),
	);
}

/** Events that were chosen, and such as this version does not know: these are handed on under their own name. */
export const concerning = (events: readonly Event[], chosen: readonly string[]): Event[] =>
	events.filter(({ name, category }) => category === null || chosen.includes(name));

export const itemOf = ({ name, category, data }: Event): INodeExecutionData => ({
	json: { event: name, category, data },
});
