/** Walks a document line by line, and names file and line of whatever its reader can't accept. */
export class Lines {
	private readonly lines: string[];

	private taken = 0;

	constructor(
		text: string,
		private readonly file: string,
	) {
		this.lines = text.split(/\r?\n/);
	}

	get atEnd(): boolean {
		return this.taken >= this.lines.length;
	}

	/** Whether the next line is of this kind; it stays where it is. */
	sees(pattern: RegExp): boolean {
		return !this.atEnd && pattern.test(this.lines[this.taken] ?? '');
	}

	/** Takes the next line and gives what the pattern's groups caught. */
	take(pattern: RegExp, expected: string): (string | undefined)[] {
		const caught = this.takeIf(pattern);
		if (!caught) throw this.unexpected(expected);
		return caught;
	}

	/** As `take`, for a line that may be missing. */
	takeIf(pattern: RegExp): (string | undefined)[] | undefined {
		if (this.atEnd) return undefined;
		const match = pattern.exec(this.lines[this.taken] ?? '');
		if (!match) return undefined;
		this.taken++;
		return match.slice(1);
	}

	skipBlank(): void {
		while (this.takeIf(/^\s*$/));
	}

	/** For a next line of the wrong kind. */
	unexpected(expected: string): Error {
		const found = this.atEnd ? 'the end of the file' : `"${this.lines[this.taken] ?? ''}"`;
		return new Error(`${this.file}:${this.taken + 1}: expected ${expected}, found ${found}`);
	}

	/** For a line already taken that says something wrong. */
	wrong(reason: string): Error {
		return new Error(`${this.file}:${this.taken}: ${reason}`);
	}
}
