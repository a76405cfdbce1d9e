/** Which requests are allowed: simple keys, access tokens and their permissions. */
import type { IncomingHttpHeaders } from 'node:http';

import { HttpError } from './errors';

/** Names such as `coupon_read`. */
export type Permissions = 'all' | readonly string[];

/** Something merchants authorize in their back office, with its own limits. */
export interface Application {
	readonly name: string;
	readonly permissions: Permissions;
	/** UltraCart has switched it off: 410. */
	disabled?: boolean;
}

const SIMPLE_KEY = 'x-ultracart-simple-key';

export class Authentication {
	private readonly keys = new Map<string, Application>();

	constructor(private readonly applicationWith: (accessToken: string) => Application | undefined) {}

	addKey(key: string, permissions: Permissions = 'all'): void {
		this.keys.set(key, { name: `key ${key}`, permissions });
	}

	/** Requests with this key get a 401 from now on. */
	removeKey(key: string): void {
		this.keys.delete(key);
	}

	/** Requests with this key get a 410 from now on. */
	disableKey(key: string): void {
		const application = this.keys.get(key);
		if (application) application.disabled = true;
	}

	/**
	 * @param permission what the endpoint requires
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
		return token === undefined ? undefined : this.applicationWith(token);
	}
}
