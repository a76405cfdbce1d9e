import { foldCase } from '../item';

/**
 * The same for names that UltraCart might hold to be one although they differ by more than the case of ASCII letters: STRASSE
 * and STRAßE. Nothing is taken for the other by it; UltraCart is asked, and in the order of the items.
 */
export const looseForm = (name: unknown): string =>
	String(name).normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase().toLowerCase();

/** Things by the name that they have: the one with exactly this name, else one whose name differs by its capitals. */
export class ByName<T> {
	private readonly exact = new Map<string, T>();
	private readonly folded = new Map<string, T>();

	set(name: unknown, thing: T): void {
		this.exact.set(String(name), thing);
		this.folded.set(foldCase(name), thing);
	}

	get(name: unknown): T | undefined {
		return this.exact.get(String(name)) ?? this.folded.get(foldCase(name));
	}

	get size(): number {
		return this.exact.size;
	}
}
