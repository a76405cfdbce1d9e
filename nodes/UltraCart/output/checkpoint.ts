import { createHash } from 'node:crypto';

import type { IDataObject, IExecuteFunctions, INode } from 'n8n-workflow';

import { ApiError, type ApiErrorDetails } from '../../shared/errors';
import { canDouble } from '../../shared/table';
import { failed, keyId, type Item, type ItemResult, type RecordKey } from '../item';
import type { OperationBase } from '../operation';
import { MAX_RATE_LIMIT_WAIT, OPTIONS, TIMEOUT } from '../parameters';

const SLOT = 'made';

/** What UltraCart made of an item, whichever try asked for it. */
export interface MadeForItem {
	/** Number of the item, counted from one as in messages. */
	readonly item: number;
	/** The record that the item named. */
	readonly key?: Pick<RecordKey, 'attribute' | 'value'>;
	readonly made: unknown;
}

/** What a try has left of an item. Nothing of the input item itself: n8n's database has that already. */
interface Checkpoint extends Omit<MadeForItem, 'item' | 'made'> {
	/** Equal where another try wants the same. */
	readonly fingerprint: string;
	readonly made?: unknown;
	/** A call that may have made something: only the user can find out, so it is not made again. */
	readonly uncertain?: ApiErrorDetails;
}

/** What is kept of one run of the node. */
interface Slot {
	/** The run of the node inside the execution, as a loop starts several: each begins afresh. */
	run: number;
	execution: string;
	/** Equal where the node is set up in the same way. */
	readonly setup: string;
	/** How many tries have worked on it. */
	tries: number;
	/** The last try is over, and what it made has not been handed out. */
	isOver?: true;
	/** By the item's number. Only ever added to, so that the cost of many calls stays in proportion. */
	readonly items: Record<number, Checkpoint>;
	/** What an earlier try made of an item that asks for something else now. */
	readonly unclaimed: MadeForItem[];
}

const hashOf = (value: unknown): string =>
	createHash('sha256').update(JSON.stringify(value)).digest('base64').slice(0, 22);

/** How the node is set up, as it is written: what an expression gives differs from try to try ({{ $now }}). */
function setupOf({ parameters, credentials = {} }: INode, { noun, kind }: OperationBase): string {
	// How long a call may take says nothing about what it makes, and is what one changes before one tries again.
	const { [OPTIONS]: options, ...own } = parameters;
	const { [TIMEOUT.name]: _, [MAX_RATE_LIMIT_WAIT.name]: __, ...others } = (options ?? {}) as IDataObject;
	const accounts = Object.values(credentials).map(({ id }) => id);
	return hashOf([noun, kind, own, others, accounts]);
}

/** n8n makes a tool of a node by the name of its type. */
const isTool = ({ type }: INode): boolean => type.endsWith('Tool');

/** How often n8n runs a node before it gives up, by its own rules. */
const triesOf = ({ retryOnFail, maxTries = 3 }: INode): number =>
	retryOnFail ? Math.min(5, Math.max(2, maxTries)) : 1;

/** What may or may not have been done, and must not be done twice. */
const uncertaintyOf = ({ error }: Pick<ItemResult, 'error'>): Checkpoint['uncertain'] =>
	error instanceof ApiError && error.writeState === 'unknown' && canDouble(error.endpoint)
		? error.details
		: undefined;

const isNothing = (made: unknown): boolean =>
	made === undefined || (Array.isArray(made) && made.length === 0);

/** An item, or its result where nothing can be done for it any more. */
export type Recalled = { readonly item: Item } | { readonly result: ItemResult };

/**
 * What a run of the node has made, kept after each call that came back.
 *
 * It is kept in the node's context, which n8n saves with the execution. n8n's Retry On Fail runs the whole node again inside one
 * execution, and a failed execution can be retried: the next try delivers what is kept here instead of making it a second
 * time. Of an execution that was stopped, it is all that remains.
 */
export class RetryCheckpoint {
	private readonly context: { [SLOT]?: Slot[] };
	private readonly run: number;
	private readonly execution: string;
	private readonly node: INode;
	private readonly setup: string;
	/** Names of the inputs that say what is made: texts, but no choices between texts. Dates differ from try to try. */
	private readonly texts: readonly string[];
	/** Numbers of the items that have got what is kept for them. */
	private readonly claimed = new Set<number>();
	/** Whether this try repeats one that n8n saw fail, and no user or model has read what became of it. */
	private isRepeated = false;
	private slot: Slot | undefined;

	constructor(execute: IExecuteFunctions, operation: OperationBase) {
		this.context = execute.getContext('node');
		this.run = execute.getWorkflowDataProxy(0).$runIndex as number;
		this.execution = execute.getExecutionId();
		this.node = execute.getNode();
		this.setup = setupOf(this.node, operation);
		this.texts = (operation.inputs ?? [])
			.filter(({ type, values }) => type === 'string' && values === undefined)
			.map(({ parameter }) => parameter);
		this.slot = this.takeOver();
	}

	/**
	 * What an earlier try has left for this one.
	 *
	 * Of a tool, n8n may give each try a run of its own, and nothing tells a try from another call of the model. So a call takes
	 * over what an equal one made and could not hand out: codes that nobody has got are better than new ones.
	 */
	private takeOver(): Slot | undefined {
		const fits = ({ run, setup, isOver }: Slot) =>
			setup === this.setup && (run === this.run || (isOver === true && isTool(this.node)));
		const slot = this.context[SLOT]?.find(fits);
		if (!slot) return undefined;
		this.isRepeated =
			slot.execution === this.execution && (slot.run === this.run || slot.tries < triesOf(this.node));
		slot.tries = this.isRepeated ? slot.tries + 1 : 1;
		slot.run = this.run;
		slot.execution = this.execution;
		delete slot.isOver;
		return slot;
	}

	private newSlot(): Slot {
		const { run, execution, setup } = this;
		const slot: Slot = { run, execution, setup, tries: 1, items: {}, unclaimed: [] };
		// A model may call a tool several times at once.
		const others = isTool(this.node) ? (this.context[SLOT] ?? []) : [];
		this.context[SLOT] = [...others, slot];
		return slot;
	}

	private fingerprintOf({ json, key, inputs }: Item): string {
		// n8n adds a new number of the call to what a model gives a tool.
		const { toolCallId: _, ...args } = json;
		const texts = this.texts.map((name) => (inputs as IDataObject)[name]);
		return hashOf([isTool(this.node) ? args : json, key && [key.mode, keyId(key)], texts]);
	}

	/** The item, with what an earlier try has made for it. */
	recall(item: Item): Recalled {
		const number = item.index + 1;
		const checkpoint = this.slot?.items[number];
		if (!this.slot || !checkpoint) return { item };
		const { made, uncertain, key, fingerprint } = checkpoint;
		if (fingerprint !== this.fingerprintOf(item)) {
			delete this.slot.items[number];
			if (made !== undefined) this.slot.unclaimed.push({ item: number, made, ...(key && { key }) });
			return { item };
		}
		this.claimed.add(number);
		const known = made === undefined ? item : { ...item, made };
		// Whoever has read of it has been told to look first.
		if (!uncertain || !this.isRepeated) return { item: known };
		const error = new ApiError(uncertain);
		return made === undefined ? { result: failed(item, error) } : { item: { ...known, uncertain: error } };
	}

	/** Keeps what is known of an item after a call. */
	keep(result: Pick<ItemResult, 'item' | 'made' | 'error'>): void {
		const { item, made } = result;
		const uncertain = uncertaintyOf(result);
		if (isNothing(made) && !uncertain) return;
		const number = item.index + 1;
		this.slot ??= this.newSlot();
		this.claimed.add(number);
		const { attribute, value } = item.key ?? {};
		this.slot.items[number] = {
			fingerprint: this.slot.items[number]?.fingerprint ?? this.fingerprintOf(item),
			...(attribute !== undefined && value !== undefined && { key: { attribute, value } }),
			...(made !== undefined && { made }),
			...(uncertain && { uncertain }),
		};
	}

	/** All that exists because of this run, in the order of the items. */
	get all(): MadeForItem[] {
		return [...this.unclaimed, ...this.madeFor((number) => this.claimed.has(number))].sort(
			(a, b) => a.item - b.item,
		);
	}

	/** What no item of this try gets, because it asks for something else or is not there any more. */
	get unclaimed(): MadeForItem[] {
		return [...(this.slot?.unclaimed ?? []), ...this.madeFor((number) => !this.claimed.has(number))];
	}

	private madeFor(wanted: (number: number) => boolean): MadeForItem[] {
		return Object.entries(this.slot?.items ?? {}).flatMap(([text, { made, key }]) => {
			const item = Number(text);
			return wanted(item) && !isNothing(made) ? [{ item, made, ...(key && { key }) }] : [];
		});
	}

	/** The try is over, and what it made has not reached the user: another one may follow. */
	leave(): void {
		if (this.slot) this.slot.isOver = true;
	}

	/** Everything has reached the user. */
	clear(): void {
		const others = (this.context[SLOT] ?? []).filter((slot) => isTool(this.node) && slot !== this.slot);
		if (others.length > 0) this.context[SLOT] = others;
		else delete this.context[SLOT];
	}
}
