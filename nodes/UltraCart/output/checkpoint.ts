import { createHash } from 'node:crypto';

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { ApiError, type ApiErrorDetails } from '../../shared/errors';
import type { Item, Outcome } from '../item';

const SLOT = 'made';

/** What an earlier try has left of an item. */
interface Trace {
	/** What now exists in UltraCart. */
	readonly made?: unknown;
	/** It, as it is handed out. */
	readonly records: readonly IDataObject[];
	/** A call that may have made something: only the user can find out, so it is not made again. */
	readonly doubt?: ApiErrorDetails;
}

interface Slot {
	/** The run of the node inside the execution, as a loop starts several: each begins afresh. */
	readonly run: number;
	readonly execution: string;
	readonly traces: Readonly<Record<string, Trace>>;
}

/** The same input item at the same place: what an expression makes of it may differ from try to try ({{ $now }}). */
const fingerprint = ({ index, json }: Item, operation: string): string =>
	`${operation} ${index} ${createHash('sha256').update(JSON.stringify(json)).digest('base64')}`;

/** A POST that may or may not have been done. */
const doubtOf = ({ failure }: Outcome): Trace['doubt'] =>
	failure instanceof ApiError && failure.writeState === 'unknown' && failure.endpoint.method === 'POST'
		? failure.details
		: undefined;

function traceOf(outcome: Outcome): Trace | undefined {
	const { made, records } = outcome;
	const doubt = doubtOf(outcome);
	if (made === undefined && doubt === undefined) return undefined;
	return { records, ...(made !== undefined && { made }), ...(doubt && { doubt }) };
}

/**
 * What a try of a run has made. n8n's Retry On Fail runs the whole node again inside one execution: the next try delivers what
 * is remembered here instead of making it a second time.
 *
 * Kept in the node's context, which lives as long as the execution, and longer where the user retries a failed one.
 */
export class Memory {
	private readonly context: { [SLOT]?: Slot };
	private readonly run: number;
	private readonly execution: string;

	/** @param operation names what is done, so that one node's runs do not mix */
	constructor(
		execute: IExecuteFunctions,
		private readonly operation: string,
	) {
		this.context = execute.getContext('node');
		this.run = execute.getWorkflowDataProxy(0).$runIndex as number;
		this.execution = execute.getExecutionId();
	}

	private get slot(): Slot | undefined {
		const slot = this.context[SLOT];
		return slot?.run === this.run ? slot : undefined;
	}

	/** The item, with what an earlier try has made for it; or its outcome, where nothing can be done for it any more. */
	recall(item: Item): Item | Outcome {
		const { slot } = this;
		const trace = slot?.traces[fingerprint(item, this.operation)];
		if (!slot || !trace) return item;
		const { made, records, doubt } = trace;
		const known = { ...item, ...(made !== undefined && { made, told: records }) };
		// Whoever retries a failed execution by hand has been told to look first.
		if (!doubt || slot.execution !== this.execution) return known;
		return {
			item: known,
			records,
			failure: new ApiError(doubt),
			...(made !== undefined && { made }),
		};
	}

	/** Keeps what a try has made that n8n may repeat. */
	remember(outcomes: readonly Outcome[]): void {
		const traces: Record<string, Trace> = { ...this.slot?.traces };
		for (const outcome of outcomes) {
			const trace = traceOf(outcome);
			if (trace) traces[fingerprint(outcome.item, this.operation)] = trace;
		}
		this.context[SLOT] = { run: this.run, execution: this.execution, traces };
	}

	/** Everything has reached the user. */
	forget(): void {
		delete this.context[SLOT];
	}
}
