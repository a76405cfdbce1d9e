/**
 * Calls that wait for their turn at the gate and ask for the same are made as one, whichever executions they come from: a
 * thousand executions that want a code each stand in one line, and the first of them brings codes for all.
 *
 * Nothing is held back for it. Who could go at once goes at once; who comes while a call is under way waits for the next, so
 * nothing that was read is older than the wish for it. What a try comes to is told to those whom it served, and each
 * decides by its own options whether there is a next one.
 */
import type { Answer } from './answer';
import { enter, type Release } from './gate';
import type { Request } from './request';
import { sleepFor } from './retry';
import type { Endpoint } from './table';
import { tryCall, type CallResult } from './tryCall';

/** Who makes calls: one run of a node, or a list of the editor. */
export interface Caller {
	/** Host and port of the API. */
	readonly host: string;
	/** Ends the caller's calls. */
	readonly signal: AbortSignal | undefined;
	/** Whether it goes before those that wait: a list of the editor. */
	readonly isList: boolean;

	/**
	 * Makes a call once.
	 *
	 * @param ending ends it
	 * @throws ApiError, and the reason of `ending`
	 */
	tryOnce(endpoint: Endpoint, request: Request, ending: AbortSignal): Promise<Answer>;

	/**
	 * Takes note of what a try for it came to.
	 *
	 * @param othersWait for how long another waits that makes the next one, in milliseconds
	 * @returns milliseconds until the next one; nothing where that was the last
	 */
	afterTry(result: CallResult<Answer>, tries: number, othersWait?: number): number | undefined;

	/**
	 * Takes note of a try that serves it.
	 *
	 * @param waited how long, in milliseconds, the call has waited for others before its first try
	 * @param isOwn whether the caller makes it, and not another that asks for the same
	 */
	beforeTry(waited: number, isOwn: boolean): void;
}

/** How calls that ask for the same are made as one. */
export interface SharingRules<Want, Part> {
	/** How many of those that wait one call can serve. The first is the one whose turn it is, and always served. */
	readonly fits: (wants: readonly Want[]) => number;
	readonly requestFor: (first: Want, all: readonly Want[]) => Request;
	/** What each gets of what a call came to; nothing for those that have to wait for the next one. */
	readonly divide: (
		endpoint: Endpoint,
		result: CallResult<Answer>,
		wants: readonly Want[],
	) => readonly (Part | undefined)[];
	/** What is there already, so that no call is needed. */
	readonly inStock?: (want: Want, sharedBy: string) => Part | undefined;
	/** Keeps the part of one that was stopped while the call for it was under way. */
	readonly keep?: (part: Part, want: Want, sharedBy: string) => void;
	/** Where a call may be refused because it asks for too much. */
	readonly refusal?: RefusalRules<Want>;
}

/**
 * A call for several that is refused may have asked for too much, or for what UltraCart grants to nobody. So the least is asked
 * for next: when that is refused too, so is everybody who waits for the same. Otherwise half as many share the calls that follow.
 */
interface RefusalRules<Want> {
	readonly isRefusal: (result: CallResult<Answer>) => boolean;
	readonly least: (want: Want) => Want;
}

/** A call that is wanted. */
export interface WantedCall<Want> {
	readonly endpoint: Endpoint;
	readonly want: Want;
	/** Equal for calls of which one can stand for all; nothing for a call that is shared with none. */
	readonly sharedBy?: string;
}

class WaitingCall<Want, Part> {
	/** What comes of it. */
	readonly part: Promise<Part>;
	tries = 0;
	/** How many can be served by its next try. */
	most = Infinity;
	/** Whether its next try asks for the least there is. */
	isLeast = false;
	/** When its next try may be made, by a clock that nobody sets. */
	private nextTry = 0;
	private readonly over = new AbortController();
	private readonly arrival = Date.now();
	private resolve!: (part: Part) => void;
	private reject!: (reason: Error) => void;

	constructor(
		readonly caller: Caller,
		readonly wanted: WantedCall<Want>,
	) {
		this.part = new Promise<Part>((resolve, reject) => {
			this.resolve = resolve;
			this.reject = reject;
		});
		caller.signal?.addEventListener('abort', this.stop, { once: true });
	}

	/** Aborts when nobody waits for it any more. */
	get ending(): AbortSignal {
		return this.over.signal;
	}

	get isOver(): boolean {
		return this.over.signal.aborted;
	}

	get isPostponed(): boolean {
		return this.nextTry > performance.now();
	}

	postpone(milliseconds: number): void {
		this.nextTry = performance.now() + milliseconds;
	}

	/** Returns at once where it is over before. */
	async waitForNextTry(): Promise<void> {
		const wait = Math.ceil(this.nextTry - performance.now());
		// A try of another may postpone it again meanwhile.
		this.nextTry = 0;
		await sleepFor(wait, this.ending).catch(() => undefined);
	}

	/** A try begins that serves it. */
	begin(maker: unknown): void {
		this.caller.beforeTry(this.tries === 0 ? Date.now() - this.arrival : 0, maker === this);
		this.tries += 1;
	}

	settle(part: Part): void {
		this.resolve(part);
		this.end();
	}

	fail(reason: Error): void {
		this.reject(reason);
		this.end(reason);
	}

	private readonly stop = () => {
		this.fail(this.caller.signal?.reason as Error);
	};

	private end(reason?: Error): void {
		this.caller.signal?.removeEventListener('abort', this.stop);
		this.over.abort(reason);
	}
}

/** Does work that ends when none of the calls is waited for any more. */
async function whileWanted<T>(
	calls: readonly Pick<WaitingCall<never, never>, 'ending' | 'isOver'>[],
	work: (ending: AbortSignal) => Promise<T>,
): Promise<T> {
	const controller = new AbortController();
	const end = ({ target }: Event) => {
		if (calls.every(({ isOver }) => isOver)) controller.abort((target as AbortSignal).reason);
	};
	for (const { ending } of calls) ending.addEventListener('abort', end);
	try {
		return await work(controller.signal);
	} finally {
		for (const { ending } of calls) ending.removeEventListener('abort', end);
	}
}

/** Calls that have a way of being shared in common. */
export class SharedCalls<Want, Part> {
	/** Those that can be shared and are not over, in order of arrival. */
	private readonly waiting = new Map<string, Set<WaitingCall<Want, Part>>>();

	constructor(private readonly rules: SharingRules<Want, Part>) {}

	/**
	 * Waits for the caller's turn and makes a call, or gets its part of one that another makes in the meantime.
	 *
	 * @throws the reason of the caller's signal
	 */
	async make(caller: Caller, wanted: WantedCall<Want>): Promise<Part> {
		caller.signal?.throwIfAborted();
		const ready = this.inStock(wanted);
		if (ready !== undefined) return ready;
		const call = new WaitingCall<Want, Part>(caller, wanted);
		this.join(call);
		void this.takeTurn(call);
		try {
			return await call.part;
		} finally {
			this.leave(call);
		}
	}

	private inStock({ want, sharedBy }: WantedCall<Want>): Part | undefined {
		return sharedBy === undefined ? undefined : this.rules.inStock?.(want, sharedBy);
	}

	private join(call: WaitingCall<Want, Part>): void {
		const { sharedBy } = call.wanted;
		if (sharedBy === undefined) return;
		const calls = this.waiting.get(sharedBy) ?? new Set();
		this.waiting.set(sharedBy, calls.add(call));
	}

	private leave(call: WaitingCall<Want, Part>): void {
		const { sharedBy = '' } = call.wanted;
		const calls = this.waiting.get(sharedBy);
		calls?.delete(call);
		if (calls?.size === 0) this.waiting.delete(sharedBy);
	}

	private async takeTurn(call: WaitingCall<Want, Part>): Promise<void> {
		const { host, isList } = call.caller;
		let leaveGate: Release | undefined;
		while (!call.isOver) {
			leaveGate ??= await enter(host, { signal: call.ending, isList }).catch(() => undefined);
			if (!call.ending.aborted) await this.serve(call);
			// It waits inside the gate: while the limit is reached, no other request of this process would get through either.
			if (call.wanted.endpoint.hasOwnLimit) {
				leaveGate?.();
				leaveGate = undefined;
			}
			// Where the call is over before, those behind it go on at once.
			await call.waitForNextTry();
		}
		leaveGate?.();
	}

	/** Serves the call whose turn it is: from what is there already, else by a try, unless it is too early for one. */
	private async serve(call: WaitingCall<Want, Part>): Promise<void> {
		const ready = this.inStock(call.wanted);
		if (ready !== undefined) call.settle(ready);
		else if (!call.isPostponed) await this.tryFor(call);
	}

	/** Makes one try for a call, and for all that it can serve besides. */
	private async tryFor(call: WaitingCall<Want, Part>): Promise<void> {
		const { endpoint } = call.wanted;
		const served = this.servedWith(call);
		for (const each of served) each.begin(call);
		try {
			const wants = served.map((each) => this.wantOf(each));
			const request = this.rules.requestFor(this.wantOf(call), wants);
			const result = await whileWanted(
				served,
				async (ending) => await tryCall(call.caller.tryOnce(endpoint, request, ending)),
			);
			if (call.isLeast && this.isRefusal(result)) this.refuseAll(endpoint, result, call);
			else this.tell(endpoint, result, served);
		} catch (thrown) {
			// None of them is waited for any more, or it is a fault of ours.
			for (const each of served) each.fail(thrown as Error);
		}
	}

	private wantOf({ wanted: { want }, isLeast }: WaitingCall<Want, Part>): Want {
		return isLeast ? (this.rules.refusal?.least(want) ?? want) : want;
	}

	private isRefusal(result: CallResult<Answer>): boolean {
		return this.rules.refusal?.isRefusal(result) ?? false;
	}

	/** A call, and those that ask for the same, in order of arrival. */
	private waitingWith(call: WaitingCall<Want, Part>): WaitingCall<Want, Part>[] {
		const { sharedBy = '' } = call.wanted;
		return [...new Set([call, ...(this.waiting.get(sharedBy) ?? [])])].filter(({ isOver }) => !isOver);
	}

	private servedWith(call: WaitingCall<Want, Part>): WaitingCall<Want, Part>[] {
		if (call.isLeast) return [call];
		const calls = this.waitingWith(call);
		const fitting = this.rules.fits(calls.map(({ wanted }) => wanted.want));
		return calls.slice(0, Math.min(fitting, call.most));
	}

	private refuseAll(endpoint: Endpoint, result: CallResult<Answer>, call: WaitingCall<Want, Part>): void {
		for (const each of this.waitingWith(call)) {
			each.isLeast = true;
			this.tell(endpoint, result, [each]);
		}
	}

	/**
	 * Postpones those that go on after a try.
	 *
	 * The first of them makes the next one, for all. Each waits for it by itself: the first may be stopped meanwhile.
	 *
	 * @returns those for which it was the last try
	 */
	private postpone(
		result: CallResult<Answer>,
		served: readonly WaitingCall<Want, Part>[],
	): WaitingCall<Want, Part>[] {
		const ended: WaitingCall<Want, Part>[] = [];
		let firstWait: number | undefined;
		for (const call of served) {
			const wait = call.isOver ? undefined : call.caller.afterTry(result, call.tries, firstWait);
			if (wait === undefined) ended.push(call);
			else call.postpone((firstWait ??= wait));
		}
		return ended;
	}

	private tell(
		endpoint: Endpoint,
		result: CallResult<Answer>,
		served: readonly WaitingCall<Want, Part>[],
	): void {
		const told = this.postpone(result, served);
		if (told.length === 0) return;
		if (served.length > 1 && this.isRefusal(result)) {
			for (const [index, each] of served.entries()) {
				each.most = Math.floor(served.length / 2);
				each.isLeast = index === 0;
			}
			return;
		}
		const parts = this.rules.divide(
			endpoint,
			result,
			told.map((each) => this.wantOf(each)),
		);
		for (const [index, each] of told.entries()) {
			const part = parts[index];
			if (part === undefined) continue;
			const { want, sharedBy = '' } = each.wanted;
			if (each.isOver) this.rules.keep?.(part, want, sharedBy);
			else each.settle(part);
		}
	}
}
