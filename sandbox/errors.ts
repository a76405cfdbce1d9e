/** All errors that the sandbox throws on purpose. */

interface ErrorDetails {
	/** For developers; the user message is repeated where there is none. */
	readonly developerMessage?: string;
	/** The ID of the record that the error is about. */
	readonly objectId?: string;
	readonly headers?: Readonly<Record<string, string>>;
}

/** A request that UltraCart would refuse. */
export class HttpError extends Error {
	override readonly name: string = 'HttpError';

	constructor(
		readonly status: number,
		message: string,
		readonly details: ErrorDetails = {},
	) {
		super(message);
	}
}

/** A switch, a fault or a command line option that does not exist or has a wrong value. */
export class SettingError extends HttpError {
	override readonly name = 'SettingError';

	constructor(message: string) {
		super(400, message);
	}
}

/** A token request that fails. The codes are those of the OAuth standard. */
export class OAuthError extends Error {
	override readonly name = 'OAuthError';

	constructor(
		readonly code: 'invalid_client' | 'invalid_grant' | 'unsupported_grant_type',
		message: string,
	) {
		super(message);
	}
}
