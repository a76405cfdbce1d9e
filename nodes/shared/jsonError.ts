/**
 * Finds where a text stops being JSON. `JSON.parse` tells it only for some mistakes, and differently in each Node.js.
 */

const STRING = /"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;
const SCALAR = new RegExp(
	`${STRING.source}|-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|true|false|null`,
	'uy',
);
const BLANK = /[ \t\r\n]*/y;

/** Walks a text as far as it is JSON: every step says whether it could be taken. */
class Scanner {
	at = 0;

	constructor(private readonly text: string) {}

	value(): boolean {
		this.take(BLANK);
		const opening = this.text[this.at];
		const taken =
			opening === '{'
				? this.entries('}', () => this.member())
				: opening === '['
					? this.entries(']', () => this.value())
					: this.take(SCALAR);
		if (taken) this.take(BLANK);
		return taken;
	}

	private member(): boolean {
		this.take(BLANK);
		if (!this.take(STRING)) return false;
		this.take(BLANK);
		return this.take(/:/y) && this.value();
	}

	private entries(closing: string, entry: () => boolean): boolean {
		this.at += 1;
		this.take(BLANK);
		if (this.text[this.at] !== closing) {
			do if (!entry()) return false;
			while (this.take(/,/y));
		}
		if (this.text[this.at] !== closing) return false;
		this.at += 1;
		return true;
	}

	private take(pattern: RegExp): boolean {
		pattern.lastIndex = this.at;
		const length = pattern.exec(this.text)?.[0].length ?? 0;
		this.at += length;
		return length > 0;
	}
}

/** The index of the first character that can't stand where it stands; the text's length where it ends too early. */
export function jsonErrorAt(text: string): number {
	const scanner = new Scanner(text);
	scanner.value();
	return scanner.at;
}
