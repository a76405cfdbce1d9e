/**
 * An hour of executions that want a code each, by arithmetic: nothing is run, so a million of them take seconds. UltraCart's limits
 * are those of the sandbox, and the waits after a refusal are the node's own. What is assumed besides stands in `ASSUMED`, and that n8n
 * itself takes no time.
 */
import { ApiError } from '../../nodes/shared/errors';
import { waitBeforeRetry } from '../../nodes/shared/retry';
import { Clock, HOUR } from '../../sandbox/clock';
import { HttpError } from '../../sandbox/errors';
import { ALLOWANCE, Limits } from '../../sandbox/limits';
import { Random } from '../../sandbox/random';
import { switchesWith } from '../../sandbox/switches';

export const ASSUMED = {
	/** Milliseconds that a call takes, and one that is refused. */
	call: 500,
	refusal: 100,
	/** Codes that a call makes at most. */
	codesPerCall: 1000,
	/** The default of Longest Wait for the Rate Limit, in milliseconds. */
	longestWait: 300_000,
} as const;

export interface Setup {
	readonly title: string;
	/** Processes of n8n that make calls, with the same application and address. */
	readonly processes: number;
	/** Instances of n8n, each with an application and an address of its own. */
	readonly instances?: number;
}

export interface Hour {
	/** Executions that got their code, and those that gave up. */
	readonly served: number;
	readonly failed: number;
	readonly calls: number;
	readonly refused: number;
	/** Milliseconds, from the shortest to the longest. */
	readonly waits: Float64Array;
}

/** A process of n8n, in which calls never meet and executions that wait share one. */
class Line {
	/** When it does something next. */
	at = 0;
	calls = 0;
	refused = 0;
	failed = 0;
	readonly waits: number[] = [];
	/** Executions that are over. They are numbered in order of arrival. */
	private over = 0;
	private tries = 0;
	private waited = 0;
	/** How many had arrived at the first try that comes to nothing. */
	private concerned = 0;
	private underWay?: { readonly end: () => void; readonly served: number };

	private readonly interval: number;
	/** When in its interval each execution arrives. */
	private readonly offsets: Float64Array;

	/** @param executions that arrive in the hour */
	constructor(
		executions: number,
		private readonly enter: () => () => void,
		private readonly random: () => number,
	) {
		this.interval = HOUR / executions;
		this.offsets = Float64Array.from({ length: executions }, () => random() * this.interval);
	}

	/** Does what is due. */
	step(): void {
		if (this.underWay) this.endCall(this.underWay);
		else if (this.arrivalOf(this.over) > this.at) this.at = this.arrivalOf(this.over);
		else this.tryCall();
	}

	private arrivalOf(execution: number): number {
		return execution * this.interval + (this.offsets[execution] ?? Infinity);
	}

	/** How many have arrived. */
	private get arrived(): number {
		const last = Math.floor(this.at / this.interval);
		return this.arrivalOf(last) <= this.at ? last + 1 : last;
	}

	private tryCall(): void {
		this.calls += 1;
		try {
			const end = this.enter();
			this.underWay = { end, served: Math.min(this.arrived, this.over + ASSUMED.codesPerCall) };
			this.at += ASSUMED.call;
		} catch (thrown) {
			if (!(thrown instanceof HttpError)) throw thrown;
			this.refused += 1;
			this.at += ASSUMED.refusal;
			this.waitOrGiveUp();
		}
	}

	private waitOrGiveUp(): void {
		if (this.tries === 0) this.concerned = this.arrived;
		this.tries += 1;
		const options = { maxRateLimitWait: ASSUMED.longestWait };
		const wait = waitBeforeRetry(RATE_LIMITED, this.tries, this.waited, options, this.random());
		this.waited += wait ?? 0;
		this.at += wait ?? 0;
		if (wait !== undefined) return;
		this.failed += this.concerned - this.over;
		this.goOnFrom(this.concerned);
	}

	private endCall({ end, served }: { readonly end: () => void; readonly served: number }): void {
		end();
		delete this.underWay;
		for (let execution = this.over; execution < served; execution++)
			this.waits.push(this.at - this.arrivalOf(execution));
		this.goOnFrom(served);
	}

	private goOnFrom(execution: number): void {
		this.over = execution;
		this.tries = 0;
		this.waited = 0;
	}
}

const RATE_LIMITED = new ApiError({
	endpoint: { id: 'generateCouponCodes', method: 'POST', path: '', permission: '' },
	writeState: 'refused',
	status: 429,
});

class Account {
	private time = 0;
	private readonly limits = new Limits(new Clock(() => this.time), switchesWith(), ALLOWANCE);

	/** One call after the other for so many hours: what an hour and a day allow is used up then, as far as that goes. */
	useUp(hours: number): void {
		const interval = HOUR / ALLOWANCE.perHour;
		while (this.time < hours * HOUR) {
			try {
				this.limits.enter('application', 'address')();
			} catch {
				this.time += interval;
			}
		}
	}

	/** @param executions that arrive in the hour, in all processes together */
	run(executions: number, processes: number, random: () => number): Line[] {
		const start = this.time;
		const enter = () => this.limits.enter('application', 'address');
		const lines = Array.from({ length: processes }, () => new Line(executions / processes, enter, random));
		for (;;) {
			const next = lines.reduce((one, other) => (other.at < one.at ? other : one));
			if (next.at >= HOUR) return lines;
			this.time = start + next.at;
			next.step();
		}
	}
}

/** Of 1, for random numbers between 0 and 1. */
const PARTS = 2 ** 30;

const sum = (lines: readonly Line[], figure: (line: Line) => number) =>
	lines.reduce((total, line) => total + figure(line), 0);

/**
 * @param executions that arrive in the hour
 * @param before hours for which calls have been made before without a break
 */
export function simulateHour({ processes, instances = 1 }: Setup, executions: number, before: number): Hour {
	const generator = new Random();
	const random = () => generator.below(PARTS) / PARTS;
	const lines = Array.from({ length: instances }, () => {
		const account = new Account();
		account.useUp(before);
		return account.run(executions / instances, processes, random);
	}).flat();
	const waits = Float64Array.from(lines.flatMap((line) => line.waits)).sort();
	return {
		served: waits.length,
		failed: sum(lines, ({ failed }) => failed),
		calls: sum(lines, ({ calls }) => calls),
		refused: sum(lines, ({ refused }) => refused),
		waits,
	};
}
