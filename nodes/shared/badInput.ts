import { UserError } from 'n8n-workflow';

/** Something a user entered that can't work: as a rule found before any call, else when UltraCart has no such record. */
export class BadInput extends UserError {
	/**
	 * @param message what is wrong, with the label of the parameter; the item is added where the message is shown
	 * @param advice what to do about it, where the message does not say so already
	 */
	constructor(
		message: string,
		readonly advice?: string,
	) {
		super(message);
		this.name = 'BadInput';
	}
}

const LONGEST_QUOTE = 24;

/** Any value as text, for people. */
export function textOf(value: unknown): string {
	return typeof value === 'object' ? JSON.stringify(value) : `${value as string | number | boolean}`;
}

/** A value as it may stand in a message: short, on one line, in quotes. */
export function quote(value: unknown): string {
	const text = textOf(value);
	const line = text.replace(/\s+/g, ' ');
	return `'${line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line}'`;
}
