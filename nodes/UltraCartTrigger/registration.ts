/** What the workflow remembers of a webhook it has made: in its static data, which n8n keeps from one execution to the next. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

/** "Listen for test event" has an address and a webhook of its own: neither ever touches the other's. */
export type Kind = 'production' | 'test';

export interface Registration {
	readonly url: string;
	readonly oid: number;
	readonly userName: string;
	/**
	 * Of user name and password. The password itself is never needed again, and static data can be seen by everyone who may
	 * open the workflow.
	 */
	readonly digest: string;
	/** Marks of the events that came last, the latest at the end. */
	readonly seen: readonly string[];
}

/** The user name and password UltraCart has to give with every delivery. */
export interface Secret {
	readonly userName: string;
	readonly password: string;
}

type Owner = IHookFunctions | IWebhookFunctions;

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

export const newSecret = (): Secret => ({
	userName: `n8n-${randomBytes(6).toString('hex')}`,
	password: randomBytes(32).toString('base64url'),
});

export const digestOf = ({ userName, password }: Secret): string =>
	sha256(`${userName}:${password}`).toString('hex');

/** Test deliveries come while someone is watching in the editor. */
export const kindOf = (owner: Owner): Kind => (owner.getMode() === 'manual' ? 'test' : 'production');

const dataOf = (owner: Owner): IDataObject => owner.getWorkflowStaticData('node');

export const registrationOf = (owner: Owner, kind: Kind): Registration | undefined =>
	dataOf(owner)[kind] as unknown as Registration | undefined;

export function remember(owner: Owner, kind: Kind, registration: Registration): void {
	// Only an assignment makes n8n save it.
	dataOf(owner)[kind] = { ...registration, seen: [...registration.seen] };
}

/** Forgets what was made for an address; n8n does not tell on deactivation which kind it was. */
export function forget(owner: Owner, url: string): void {
	const data = dataOf(owner);
	for (const kind of ['production', 'test'] as const) {
		if (registrationOf(owner, kind)?.url === url) delete data[kind];
	}
}

/**
 * Whether a delivery comes from whom the password was given to.
 *
 * @param header the Authorization header
 */
export function isAuthentic(header: unknown, { digest }: Registration): boolean {
	const [, encoded = ''] = /^Basic +([\w+/=-]+)$/i.exec(typeof header === 'string' ? header : '') ?? [];
	// Digests have the same length whatever was given, so the comparison always takes the same time.
	return timingSafeEqual(sha256(Buffer.from(encoded, 'base64').toString('utf8')), Buffer.from(digest, 'hex'));
}
