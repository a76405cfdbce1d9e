/** Something that happens in the sandbox, for whoever tries the trigger. */
import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/sandbox';
import { readExample } from './examples';

export interface SampleEvent {
	readonly event: string;
	readonly record: IDataObject;
}

/** The first event of those that are pinned to an example's trigger. */
export function pinnedEvent(example: string): SampleEvent {
	const [item] = Object.values(readExample(example).pinData ?? {}).flat();
	const { event, data } = item?.json as { event: string; data: IDataObject };
	return { event, record: data };
}

/** A command line that makes an event happen, to be pasted into a shell. */
export function eventCommand({ url }: Sandbox, event: SampleEvent): string {
	const body = JSON.stringify(event).replaceAll("'", '\\u0027');
	return `curl ${url}/sandbox/events -H 'Content-Type: application/json' -d '${body}'`;
}
