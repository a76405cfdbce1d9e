/** Letters and digits without those that look alike. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A small generator of numbers that look random and are the same in every run ("mulberry32"). */
export class Random {
	constructor(private state = 2017_03_01) {}

	/** A whole number from 0 up to, but not including, `below`. */
	below(below: number): number {
		this.state = (this.state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
	}

	pick<Value>(from: readonly Value[]): Value {
		return from[this.below(from.length)] as Value;
	}

	/** True as often as `part` of 1 says. */
	chance(part: number): boolean {
		return this.below(1_000_000) < part * 1_000_000;
	}

	code(length: number): string {
		return Array.from({ length }, () => ALPHABET.charAt(this.below(ALPHABET.length))).join('');
	}
}
