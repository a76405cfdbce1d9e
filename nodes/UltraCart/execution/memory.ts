import { createHash } from 'node:crypto';

import type { IContextObject, IExecuteFunctions } from 'n8n-workflow';

import type { Item, Outcome } from './item';

const SLOT = 'made';

/** The same input item at the same place: what an expression makes of it may differ from try to try ({{ $now }}). */
const fingerprint = ({ index, json }: Item, operation: string): string =>
	`${operation} ${index} ${createHash('sha256').update(JSON.stringify(json)).digest('base64')}`;

/**
 * What a failed try of a run has made. n8n's Retry On Fail runs the whole node again inside one execution: the next try
 * delivers what is remembered here instead of making it a second time.
 *
 * Kept in the node's context, which lives as long as the execution.
 */
export class Memory {
	private readonly context: IContextObject;

	/** @param operation names what is done, so that one node's runs do not mix */
	constructor(
		execute: IExecuteFunctions,
		private readonly operation: string,
	) {
		this.context = execute.getContext('node');
	}

	private get made(): Record<string, unknown> {
		return (this.context[SLOT] ?? {}) as Record<string, unknown>;
	}

	/** The item, with what an earlier try has made for it. */
	recall(item: Item): Item {
		const made = this.made[fingerprint(item, this.operation)];
		return made === undefined ? item : { ...item, made };
	}

	/** Keeps what a try that failed has made. */
	remember(outcomes: readonly Outcome[]): void {
		const made = { ...this.made };
		for (const outcome of outcomes) {
			if (outcome.made !== undefined) made[fingerprint(outcome.item, this.operation)] = outcome.made;
		}
		if (Object.keys(made).length > 0) this.context[SLOT] = made;
	}

	/** Everything has reached the user: a later run of the node inside this execution starts afresh. */
	forget(): void {
		delete this.context[SLOT];
	}
}
