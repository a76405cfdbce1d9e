/** Who may ask, and what for: simple keys and access tokens. */
import type { IncomingHttpHeaders } from 'node:http';

import { HttpError } from './errors';

/** What may be done: names such as `coupon_read`. */
export type Permissions = 'all' | readonly string[];

/** Something merchants authorize in their back office, with its own limits. */
export interface Application {
	readonly name: string;
	readonly permissions: Permissions;
	/** UltraCart has switched it off: 410. */
	disabled?: boolean;
}

const SIMPLE_KEY = 'x-ultracart-simple-key';

/** Finds the application that a request belongs to. */
export interface TokenHolder {
	applicationWith(accessToken: string): Application | undefined;
}

export class Authentication {
	private readonly keys = new Map<string, Application>();

	constructor(private readonly tokens: TokenHolder) {}

	/** Makes a simple key known. */
	addKey(key: string, permissions: Permissions = 'all'): void {
		this.keys.set(key, { name: `key ${key}`, permissions });
	}

	/** Takes a key away: 401 from now on. */
	removeKey(key: string): void {
		this.keys.delete(key);
	}

	/** Switches the application behind a key off: 410 from now on. */
	disableKey(key: string): void {
		const application = this.keys.get(key);
		if (application) application.disabled = true;
	}

	/**
	 * @param permission what the endpoint asks for
	 * @throws HttpError
	 */
	applicationOf(headers: IncomingHttpHeaders, permission: string): Application {
		const application = this.find(headers);
		if (!application) throw new HttpError(401, 'The credentials are missing or not valid');
		if (application.disabled) throw new HttpError(410, 'The authorized application has been disabled');
		if (application.permissions !== 'all' && !application.permissions.includes(permission)) {
			throw new HttpError(401, `The credentials do not have the permission ${permission}`);
		}
		return application;
	}

	private find(headers: IncomingHttpHeaders): Application | undefined {
		const key = headers[SIMPLE_KEY];
		if (typeof key === 'string') return this.keys.get(key);
		const [, token] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
		return token === undefined ? undefined : this.tokens.applicationWith(token);
	}
}
