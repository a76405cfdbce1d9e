/**
 * UltraCart's limits: requests per hour and per day, for each application and IP address, as leaky buckets; and never two
 * requests at the same time.
 */
import { DAY, HOUR, type Clock } from './clock';
import { HttpError } from './errors';
import type { Switches } from './switches';

export interface Allowance {
	readonly perHour: number;
	readonly perDay: number;
	/** Whether a second request is refused while one is in progress. */
	readonly oneAtATime: boolean;
}

export const ALLOWANCE: Allowance = { perHour: 1000, perDay: 10_000, oneAtATime: true };

export const UNLIMITED: Allowance = {
	perHour: Number.MAX_SAFE_INTEGER,
	perDay: Number.MAX_SAFE_INTEGER,
	oneAtATime: false,
};

class Bucket {
	private level = 0;
	private at: number;

	constructor(
		private readonly capacity: number,
		private readonly period: number,
		now: number,
	) {
		this.at = now;
	}

	/** Milliseconds until there is room for another request; 0 if there is. */
	wait(now: number): number {
		const leaked = ((now - this.at) * this.capacity) / this.period;
		this.level = Math.max(0, this.level - leaked);
		this.at = now;
		return Math.max(0, (this.level + 1 - this.capacity) * (this.period / this.capacity));
	}

	add(): void {
		this.level += 1;
	}
}

/** What one application or IP address has used. */
interface Usage {
	readonly buckets: readonly Bucket[];
	inProgress: number;
}

export class Limits {
	private readonly usages = new Map<string, Usage>();

	constructor(
		private readonly clock: Clock,
		private readonly switches: Switches,
		readonly allowance: Allowance,
	) {}

	/**
	 * Admits a request.
	 *
	 * @returns what to call once, when the request is over
	 * @throws HttpError when it comes too soon
	 */
	enter(application: string, ip: string): () => void {
		const usages = [this.usage(`application ${application}`), this.usage(`ip ${ip}`)];
		if (this.allowance.oneAtATime && usages.some(({ inProgress }) => inProgress > 0)) {
			throw this.refusal('Another request of this application or IP address is still under way', 0);
		}
		const now = this.clock.now();
		const waits = usages.flatMap(({ buckets }) => buckets.map((bucket) => bucket.wait(now)));
		const wait = Math.max(...waits);
		if (wait > 0) throw this.refusal('The limit of requests per hour or day has been reached', wait);
		for (const usage of usages) {
			usage.inProgress += 1;
			for (const bucket of usage.buckets) bucket.add();
		}
		return () => {
			for (const usage of usages) usage.inProgress -= 1;
		};
	}

	reset(): void {
		this.usages.clear();
	}

	private usage(key: string): Usage {
		const now = this.clock.now();
		const { perHour, perDay } = this.allowance;
		const usage = this.usages.get(key) ?? {
			buckets: [new Bucket(perHour, HOUR, now), new Bucket(perDay, DAY, now)],
			inProgress: 0,
		};
		this.usages.set(key, usage);
		return usage;
	}

	private refusal(message: string, wait: number): HttpError {
		if (this.switches.retryAfter === 'absent') return new HttpError(429, message);
		// The client waits in real time.
		const seconds = Math.max(1, Math.ceil(wait / this.clock.speed / 1000));
		return new HttpError(429, message, { headers: { 'Retry-After': String(seconds) } });
	}
}
