import { OperationalError, UserError, type IDataObject } from 'n8n-workflow';

import type { Endpoint } from './table';

/**
 * What is known about a call that brought no answer to use:
 * - `notSent`: it certainly did not reach UltraCart;
 * - `refused`: UltraCart said no, nothing was changed;
 * - `unknown`: UltraCart may or may not have done it.
 */
export type WriteState = 'notSent' | 'refused' | 'unknown';

export interface ApiErrorDetails {
	readonly endpoint: Endpoint;
	readonly writeState: WriteState;
	/** HTTP status, where an answer came. */
	readonly status?: number;
	/** Node.js code of a network fault: ECONNRESET, ETIMEDOUT. */
	readonly code?: string;
	/** UltraCart's words for a merchant, else the UC-REST-ERROR header. */
	readonly userMessage?: string;
	/** UltraCart's words for a developer. */
	readonly developerMessage?: string;
	/** How long UltraCart asks to wait, in milliseconds. */
	readonly retryAfter?: number;
	/** An answer came, but can't be read: broken JSON, a web page. */
	readonly unreadable?: true;
	/** An answer came with nothing in it. */
	readonly empty?: true;
	/** UltraCart itself said so, in its envelope or its header: not a gateway, a firewall or another server. */
	readonly saidByUltraCart?: true;
	/** Trying again comes to the same. */
	readonly lasting?: true;
	/** What the call was to make is there, as this record: open is only who made it. */
	readonly there?: IDataObject;
	/** What we say where UltraCart said nothing. */
	readonly explanation?: string;
	/** What to do about it, where the status does not tell. */
	readonly advice?: string;
}

/**
 * A call to UltraCart that did not work, reduced to what may be shown: the original request with its keys is never part of
 * it, and it has no `cause`.
 */
export class ApiError extends OperationalError {
	/** Private to the letter: n8n copies what can be listed of an error into the execution's data. */
	readonly #answer: IDataObject | undefined;

	/** @param answer what came with the error all the same: codes, records. Never shown by itself, and kept nowhere. */
	constructor(
		readonly details: ApiErrorDetails,
		answer?: IDataObject,
	) {
		super(details.userMessage ?? details.explanation ?? 'UltraCart did not do what was asked');
		this.name = 'ApiError';
		this.#answer = answer;
	}

	get answer(): IDataObject | undefined {
		return this.#answer;
	}

	/** The same, with UltraCart's words changed. */
	withWords(change: (words: string) => string): ApiError {
		const { userMessage, developerMessage } = this.details;
		return new ApiError(
			{
				...this.details,
				...(userMessage !== undefined && { userMessage: change(userMessage) }),
				...(developerMessage !== undefined && { developerMessage: change(developerMessage) }),
			},
			this.answer,
		);
	}

	/** Whether UltraCart itself answered with one of these statuses: a gateway's say nothing about what was sent. */
	refusedWith(...statuses: readonly number[]): boolean {
		return (
			this.details.saidByUltraCart === true && this.status !== undefined && statuses.includes(this.status)
		);
	}

	get endpoint(): Endpoint {
		return this.details.endpoint;
	}

	get writeState(): WriteState {
		return this.details.writeState;
	}

	get status(): number | undefined {
		return this.details.status;
	}
}

/** A file that could not be put at its presigned address, or got from there. Its message never holds the address. */
export class FileError extends OperationalError {
	/** @param lasting trying again comes to the same, with another address as well */
	constructor(
		message: string,
		readonly lasting = false,
	) {
		super(message);
		this.name = 'FileError';
	}
}

/** A delivery of UltraCart that can't be read. */
export class DeliveryError extends UserError {
	/** @param status to answer with */
	constructor(
		readonly status: 400 | 413,
		message: string,
	) {
		super(message);
		this.name = 'DeliveryError';
	}
}

/** Something a user entered that can't work: as a rule found before any call, else when UltraCart has no such record. */
export class InputError extends UserError {
	/**
	 * @param message what is wrong, with the label of the parameter; the item is added where the message is shown
	 * @param advice what to do about it, where the message does not say so already
	 */
	constructor(
		message: string,
		readonly advice?: string,
	) {
		super(message);
		this.name = 'InputError';
	}
}

/** What n8n throws for an expression that does not work is bad input like any other. */
export const asInputError = (thrown: unknown): InputError =>
	thrown instanceof InputError ? thrown : new InputError((thrown as Error).message);
