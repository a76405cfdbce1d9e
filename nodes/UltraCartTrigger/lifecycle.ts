/** The webhook in UltraCart that belongs to this node: looked for, made and deleted when n8n says so. */
import type { IHookFunctions } from 'n8n-workflow';

import { recordOf } from '../shared/answer';
import { AUTHENTICATION, type Authentication } from '../shared/authentication';
import { Client } from '../shared/client';
import { describeError, nodeError, type ErrorText } from '../shared/describeError';
import { ApiError, InputError } from '../shared/errors';
import { readAll } from '../shared/pagination';
import { tryCall } from '../shared/tryCall';
import { isReachable } from './address';
import { knownEvents, withEventsOf } from './eventCategories';
import type { Webhook, WebhookEventCategory } from './generated/records';
import {
	digestOf,
	forgetRegistration,
	modeOf,
	newSecret,
	registrationAt,
	registrationOf,
	saveRegistration,
	type Registration,
} from './registration';
import { chosenNames, readSubscription, type WantedWebhook } from './subscription';
import type { Table } from './table';
import { matches, webhookFor } from './webhookRecord';

/** Someone waits for the workflow to be activated: how long for the rate limit, for an answer, and in all, in milliseconds. */
const MAX_RATE_LIMIT_WAIT = 60_000;
const TIMEOUT = 30_000;
const TIME_LIMIT = 120_000;

const TRY_AGAIN =
	'UltraCart takes 1,000 calls an hour, one at a time. Activate the workflow again in a few minutes';

const BUSY: ErrorText = { message: 'UltraCart is busy with other calls of yours', description: TRY_AGAIN };

function errorTextFor(error: Error): ErrorText {
	const text = describeError(error, 'webhook');
	const isLimited = error instanceof ApiError && error.status === 429;
	return isLimited ? { ...text, description: TRY_AGAIN } : text;
}

type Made = Pick<Registration, 'oid' | 'url' | 'userName'>;

/** What the workflow remembers to have made, for its address or for a former one. */
const madeBy = (registration: Registration | undefined): Made[] =>
	registration
		? [registration, ...(registration.former ?? [])].map(({ oid, url, userName }) => ({ oid, url, userName }))
		: [];

/** The user name is random: nobody else's webhook has it. */
const isMade = (webhook: Webhook, { oid, url, userName }: Made): boolean =>
	webhook.webhook_oid === oid && webhook.webhook_url === url && webhook.basic_username === userName;

/** The account's webhooks. */
class Webhooks {
	constructor(
		private readonly client: Client,
		private readonly endpoints: Table['endpoints'],
	) {}

	async where(isWanted: (webhook: Webhook) => boolean): Promise<Webhook[]> {
		const webhooks: Webhook[] = await readAll(this.client, this.endpoints.getWebhooks);
		return webhooks.filter(isWanted);
	}

	/** This node's: those for its address, and those for former addresses, where n8n's has changed since. */
	async own(
		address: string,
		registration: Registration | undefined,
	): Promise<{ readonly here: Webhook[]; readonly former: Webhook[] }> {
		const isHere = ({ webhook_url: url }: Webhook) => url === address;
		const made = madeBy(registration);
		const isOwn = (webhook: Webhook) => isHere(webhook) || made.some((each) => isMade(webhook, each));
		const own = await this.where(isOwn);
		return { here: own.filter(isHere), former: own.filter((webhook) => !isHere(webhook)) };
	}

	/** @returns UltraCart's number of the webhook that it now has, where that can be found out */
	async save(webhook: Webhook): Promise<number | undefined> {
		const { value: saved, error } = await tryCall(this.write(webhook));
		// A name and comments are new in UltraCart: where they are what it refuses, it does without.
		if (error?.refusedWith(400) && webhook.name !== undefined) return await this.saveWithoutTexts(webhook);
		if (error) throw error;
		const number = saved?.webhook_oid ?? webhook.webhook_oid;
		if (typeof number === 'number') return number;
		const [found] = await this.where(({ webhook_url: url }) => url === webhook.webhook_url);
		return found?.webhook_oid ?? undefined;
	}

	private async saveWithoutTexts(webhook: Webhook): Promise<number | undefined> {
		const { name: _, merchant_comments: __, ...plain } = webhook;
		// It may have been made all the same.
		const [{ webhook_oid: oid } = {}] = await this.where(
			({ webhook_url: url }) => url === webhook.webhook_url,
		);
		return await this.save({ ...plain, ...(typeof oid === 'number' && { webhook_oid: oid }) });
	}

	private async write(webhook: Webhook): Promise<Webhook | undefined> {
		const { webhook_oid: oid } = webhook;
		const isNew = typeof oid !== 'number';
		const endpoint = isNew ? this.endpoints.insertWebhook : this.endpoints.updateWebhook;
		const request = { ...(!isNew && { pathParameters: { webhookOid: oid } }), body: webhook };
		return recordOf(endpoint, await this.client.call(endpoint, request));
	}

	/** Everything that the account can tell of. */
	async eventCategories(): Promise<WebhookEventCategory[]> {
		return await readAll(this.client, this.endpoints.getWebhookEventCategories);
	}

	/** Deletes a webhook. One that is gone already is fine. */
	async remove({ webhook_oid: oid }: Webhook): Promise<void> {
		const request = { pathParameters: { webhookOid: oid ?? undefined } };
		const { error } = await tryCall(this.client.call(this.endpoints.deleteWebhook, request));
		if (!error) return;
		const left = await this.where((webhook) => webhook.webhook_oid === oid);
		if (left.length > 0) throw error;
	}
}

/** Does a piece of work with the account's webhooks, and says in words for the user what went wrong. */
async function withWebhooks<T>(
	hook: IHookFunctions,
	{ endpoints }: Table,
	work: (webhooks: Webhooks, baseUrl: string) => Promise<T>,
): Promise<T> {
	const signal = AbortSignal.timeout(TIME_LIMIT);
	try {
		const authentication = hook.getNodeParameter(AUTHENTICATION) as Authentication;
		const retry = { maxRateLimitWait: MAX_RATE_LIMIT_WAIT };
		const client = await Client.open(hook, authentication, { retry, timeout: TIMEOUT, signal });
		return await work(new Webhooks(client, endpoints), client.baseUrl);
	} catch (thrown) {
		const error = thrown as Error;
		throw nodeError(hook.getNode(), error, signal.aborted ? BUSY : errorTextFor(error));
	}
}

/** What the parameters ask for, and the table with the events of the account where some of them are not in it. */
async function readWanted(
	hook: IHookFunctions,
	table: Table,
	webhooks: Webhooks,
	baseUrl: string,
): Promise<{ readonly wanted: WantedWebhook; readonly known: Table }> {
	const isComplete = chosenNames(hook).otherEvents.every((event) => knownEvents(table).has(event));
	const known = isComplete ? table : withEventsOf(await webhooks.eventCategories(), table);
	return { wanted: readSubscription(hook, known, baseUrl), known };
}

/** Whether UltraCart has this node's webhook, exactly as the parameters want it, and the workflow its password. */
export const webhookExists = async (hook: IHookFunctions, table: Table): Promise<boolean> =>
	await withWebhooks(hook, table, async (webhooks, baseUrl) => {
		const { wanted } = await readWanted(hook, table, webhooks, baseUrl);
		const registration = registrationOf(hook, modeOf(hook));
		const [webhook, ...others] = await webhooks.where(({ webhook_url: url }) => url === wanted.url);
		return (
			webhook !== undefined &&
			others.length === 0 &&
			registration?.url === wanted.url &&
			registration.oid === webhook.webhook_oid &&
			registration.userName === webhook.basic_username &&
			matches(webhook, wanted, registration.eventsPerDelivery)
		);
	});

/**
 * Makes UltraCart deliver to this node: by the webhook that it has for the address already, else by a new one. One for a former
 * address stays until the workflow is deactivated: this n8n may be a copy of one that runs there.
 */
export const createWebhook = async (hook: IHookFunctions, table: Table): Promise<boolean> =>
	await withWebhooks(hook, table, async (webhooks, baseUrl) => {
		const { wanted, known } = await readWanted(hook, table, webhooks, baseUrl);
		const mode = modeOf(hook);
		const registration = registrationOf(hook, mode);
		const { here, former } = await webhooks.own(wanted.url, registration);
		const [before, ...others] = here;
		for (const other of others) await webhooks.remove(other);
		const secret = newSecret();
		const oid = await webhooks.save(webhookFor(wanted, secret, known, before));
		if (oid === undefined) {
			throw new InputError(
				'UltraCart did not say which webhook it made',
				'Look for it in UltraCart, delete it there, and activate the workflow again',
			);
		}
		const { accepted = {} } = registration ?? {};
		const { url, eventsPerDelivery } = wanted;
		const { userName } = secret;
		const digest = digestOf(secret);
		saveRegistration(hook, mode, {
			...{ url, oid, userName, digest, eventsPerDelivery, accepted },
			former: madeBy(registration).filter((made) => former.some((webhook) => isMade(webhook, made))),
		});
		return true;
	});

/** Leaves nothing behind in UltraCart. */
export const deleteWebhook = async (hook: IHookFunctions, table: Table): Promise<boolean> =>
	await withWebhooks(hook, table, async (webhooks, baseUrl) => {
		const address = hook.getNodeWebhookUrl('default') ?? '';
		const registration = registrationAt(hook, address);
		const { here, former } = await webhooks.own(address, registration);
		for (const webhook of here) await webhooks.remove(webhook);
		// An n8n that UltraCart can't reach is no n8n that has moved, but a copy on somebody's own computer.
		if (!isReachable(address, baseUrl)) return true;
		for (const webhook of former) await webhooks.remove(webhook);
		if (registration) forgetRegistration(hook, registration);
		return true;
	});
