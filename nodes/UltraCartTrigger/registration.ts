/** What the workflow remembers of a webhook it has made: in its static data, which n8n keeps from one execution to the next. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { Accepted } from './deduplicate';

/** "Listen for test event" has an address and a webhook of its own: neither ever touches the other's. */
export type WebhookMode = 'production' | 'test';

export interface Registration {
	readonly url: string;
	readonly oid: number;
	readonly userName: string;
	/**
	 * Of user name and password. The password itself is never needed again, and static data can be seen by everyone who may
	 * open the workflow.
	 */
	readonly digest: string;
	/** Webhooks for addresses that n8n had before. */
	readonly former?: readonly Pick<Registration, 'oid' | 'url' | 'userName'>[];
	/** What UltraCart was asked for when the webhook was saved. It may keep less. */
	readonly eventsPerDelivery?: number;
	/** The deliveries that came last. */
	readonly accepted?: Accepted;
}

/** The user name and password UltraCart has to give with every delivery. */
export interface Secret {
	readonly userName: string;
	readonly password: string;
}

type WebhookContext = IHookFunctions | IWebhookFunctions;

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

export const newSecret = (): Secret => ({
	userName: `n8n-${randomBytes(6).toString('hex')}`,
	password: randomBytes(32).toString('base64url'),
});

export const digestOf = ({ userName, password }: Secret): string =>
	sha256(`${userName}:${password}`).toString('hex');

/** Test deliveries come while someone is watching in the editor. */
export const modeOf = (context: WebhookContext): WebhookMode =>
	context.getMode() === 'manual' ? 'test' : 'production';

/** As n8n's static data holds it: by the mode of the webhook. */
type StaticData = IDataObject & Partial<Record<WebhookMode, Registration>>;

const dataOf = (context: WebhookContext): StaticData => context.getWorkflowStaticData('node');

export const registrationOf = (context: WebhookContext, mode: WebhookMode): Registration | undefined =>
	dataOf(context)[mode];

export function saveRegistration(
	context: WebhookContext,
	mode: WebhookMode,
	registration: Registration,
): void {
	// Only an assignment makes n8n save it.
	dataOf(context)[mode] = registration;
}

const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname : url);

/**
 * What was made for an address, or for a former one of it: by the path, since n8n does not say on deactivation which mode it
 * was, and its own address may have changed.
 */
export const registrationAt = (context: WebhookContext, url: string): Registration | undefined =>
	[registrationOf(context, 'production'), registrationOf(context, 'test')].find(
		(registration) => registration && pathOf(registration.url) === pathOf(url),
	);

/** Forgets what was made for an address. */
export function forgetRegistration(context: WebhookContext, { url }: Registration): void {
	const data = dataOf(context);
	for (const mode of ['production', 'test'] as const) if (data[mode]?.url === url) delete data[mode];
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
