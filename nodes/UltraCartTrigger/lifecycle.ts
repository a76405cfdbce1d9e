/** The webhook in UltraCart that belongs to this node: looked for, made and deleted when n8n says so. */
import type { IHookFunctions } from 'n8n-workflow';

import { recordOf } from '../shared/answer';
import { Client, type Authentication } from '../shared/client';
import { ApiError, InputError } from '../shared/errors';
import { listAll } from '../shared/pagination';
import { settle } from '../shared/tryCall';
import { nodeError, tell, type Told } from '../shared/describeError';
import type { Webhook } from './generated/records';
import { digestOf, forget, kindOf, newSecret, registrationOf, remember } from './registration';
import { delivers, readWanted, webhookFor } from './subscription';
import type { Table } from './table';

/** Someone waits for the workflow to be activated. */
const PATIENCE = { rateLimit: 60_000 };
const TIMEOUT = 30_000;
/** Calls of running workflows come first; nobody waits longer than this for a switch in the editor. */
const LONGEST = 120_000;

const WAIT =
	'UltraCart takes 1,000 calls an hour, one at a time. Activate the workflow again in a few minutes';

const BUSY: Told = { message: 'UltraCart is busy with other calls of yours', description: WAIT };

function toldOf(failure: Error): Told {
	const told = tell(failure, 'webhook');
	const isWaiting = failure instanceof ApiError && failure.status === 429;
	return isWaiting ? { ...told, description: WAIT } : told;
}

/** Does a piece of work, and tells what went wrong in words for the user. */
async function telling<T>(
	hook: IHookFunctions,
	work: (client: Client, webhooks: Webhooks) => Promise<T>,
	table: Table,
): Promise<T> {
	const signal = AbortSignal.timeout(LONGEST);
	const { value, thrown } = await settle(
		(async () => {
			const authentication = hook.getNodeParameter('authentication') as Authentication;
			const options = { patience: PATIENCE, timeout: TIMEOUT, signal };
			const client = await Client.open(hook, authentication, options);
			return { done: await work(client, new Webhooks(client, table)) };
		})(),
	);
	if (value) return value.done;
	const failure = thrown as Error;
	throw nodeError(hook.getNode(), failure, signal.aborted ? BUSY : toldOf(failure));
}

/** The account's webhooks. */
class Webhooks {
	constructor(
		private readonly client: Client,
		private readonly table: Table,
	) {}

	async where(isWanted: (webhook: Webhook) => boolean): Promise<Webhook[]> {
		const all = await listAll(this.client, this.table.endpoints.getWebhooks);
		return (all as Webhook[]).filter(isWanted);
	}

	/** UltraCart's number of the webhook that it now has. */
	async put(webhook: Webhook): Promise<number | undefined> {
		const { insertWebhook, updateWebhook } = this.table.endpoints;
		const { webhook_oid: oid } = webhook;
		const endpoint = typeof oid === 'number' ? updateWebhook : insertWebhook;
		const answer = await this.client.call(endpoint, {
			...(typeof oid === 'number' && { in: { webhookOid: oid } }),
			body: webhook,
		});
		const made = (recordOf(endpoint, answer) as Webhook | undefined)?.webhook_oid ?? oid;
		if (typeof made === 'number') return made;
		const [found] = await this.where(({ webhook_url: url }) => url === webhook.webhook_url);
		return found?.webhook_oid ?? undefined;
	}

	/** Deletes a webhook. One that is gone already is fine. */
	async remove({ webhook_oid: oid }: Webhook): Promise<void> {
		const { thrown } = await settle(
			this.client.call(this.table.endpoints.deleteWebhook, { in: { webhookOid: oid ?? '' } }),
		);
		if (thrown === undefined) return;
		const left = await this.where((webhook) => webhook.webhook_oid === oid);
		if (left.length > 0) throw thrown as Error;
	}
}

/** Whether UltraCart has this node's webhook, exactly as the parameters want it, and the workflow its password. */
export async function exists(hook: IHookFunctions, table: Table): Promise<boolean> {
	return await telling(
		hook,
		async ({ baseUrl }, webhooks) => {
			const wanted = readWanted(hook, table, baseUrl);
			const known = registrationOf(hook, kindOf(hook));
			const found = await webhooks.where(({ webhook_url: url }) => url === wanted.url);
			const [webhook] = found;
			return (
				webhook !== undefined &&
				found.length === 1 &&
				known?.url === wanted.url &&
				known.oid === webhook.webhook_oid &&
				known.userName === webhook.basic_username &&
				delivers(webhook, wanted)
			);
		},
		table,
	);
}

/** Makes UltraCart deliver to this node: by the webhook that it has for the address already, else by a new one. */
export async function create(hook: IHookFunctions, table: Table): Promise<boolean> {
	return await telling(
		hook,
		async ({ baseUrl }, webhooks) => {
			const wanted = readWanted(hook, table, baseUrl);
			const [before, ...others] = await webhooks.where(({ webhook_url: url }) => url === wanted.url);
			for (const other of others) await webhooks.remove(other);
			const secret = newSecret();
			const oid = await webhooks.put(webhookFor(wanted, secret, before));
			if (oid === undefined) {
				throw new InputError(
					'UltraCart did not say which webhook it made',
					'Look for it in UltraCart, delete it there, and activate the workflow again',
				);
			}
			const kind = kindOf(hook);
			const { userName } = secret;
			const { seen = [] } = registrationOf(hook, kind) ?? {};
			remember(hook, kind, { url: wanted.url, oid, userName, digest: digestOf(secret), seen });
			return true;
		},
		table,
	);
}

/** Leaves nothing behind in UltraCart. */
export async function remove(hook: IHookFunctions, table: Table): Promise<boolean> {
	return await telling(
		hook,
		async (_client, webhooks) => {
			const address = hook.getNodeWebhookUrl('default') ?? '';
			for (const webhook of await webhooks.where(({ webhook_url: url }) => url === address)) {
				await webhooks.remove(webhook);
			}
			forget(hook, address);
			return true;
		},
		table,
	);
}
