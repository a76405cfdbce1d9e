/** In milliseconds. */
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/**
 * The sandbox's own time, by which limits recover, tokens expire and coupons end. `advance` jumps ahead, `speed` makes time
 * run faster, and a speed of 0 stops it.
 */
export class Clock {
	private base: number;
	private since: number;
	private factor = 1;

	constructor(private readonly realTime: () => number = Date.now) {
		this.since = realTime();
		this.base = this.since;
	}

	/** Milliseconds since 1970. */
	now(): number {
		return this.base + (this.realTime() - this.since) * this.factor;
	}

	advance(milliseconds: number): void {
		this.base += milliseconds;
	}

	get speed(): number {
		return this.factor;
	}

	set speed(factor: number) {
		this.base = this.now();
		this.since = this.realTime();
		this.factor = factor;
	}
}
