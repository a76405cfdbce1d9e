/** A delivery from UltraCart: checked, unpacked, and turned into the items that start the workflow. */
import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { DeliveryError } from '../shared/errors';
import { accept, digestOfEntries, forget } from './deduplicate';
import { concerning, eventsIn, itemOf } from './events';
import {
	isAuthentic,
	modeOf,
	registrationOf,
	saveRegistration,
	type Registration,
	type WebhookMode,
} from './registration';
import { chosenNames } from './subscription';
import { DEFAULT_REPEATED_WITHIN, OPTIONS, PARAMETERS, type Table } from './table';
import { entriesOf } from './unpack';

/** What of n8n's response object is used here. */
interface Response {
	readonly statusCode: number;
	once(event: 'finish', listener: () => void): unknown;
	writeHead(status: number, headers: Readonly<Record<string, string>>): unknown;
	end(body: string): unknown;
}

/** UltraCart gives up on a webhook that keeps failing: nothing to do is no reason to fail. */
const RECEIVED: IWebhookResponseData = { webhookResponse: { message: 'Received' } };

const responseOf = (webhook: IWebhookFunctions): Response => webhook.getResponseObject() as Response;

function refuse(
	webhook: IWebhookFunctions,
	status: number,
	message: string,
	headers: Readonly<Record<string, string>> = {},
): IWebhookResponseData {
	const response = responseOf(webhook);
	response.writeHead(status, { 'Content-Type': 'application/json; charset=UTF-8', ...headers });
	response.end(JSON.stringify({ message }));
	return { noWebhookResponse: true };
}

/** UltraCart's log says that such a delivery arrived, and nothing else tells of it. What it held is nobody's business here. */
function logUnread(webhook: IWebhookFunctions, reason: string): void {
	webhook.logger.warn(`No event could be read in a delivery of UltraCart: ${reason}`, {
		workflowId: webhook.getWorkflow().id,
		nodeName: webhook.getNode().name,
	});
}

const rawBodyOf = (webhook: IWebhookFunctions): Buffer | undefined => {
	const { rawBody } = webhook.getRequestObject() as { rawBody?: unknown };
	return Buffer.isBuffer(rawBody) ? rawBody : undefined;
};

/** Answers a delivery at once; the workflow runs afterwards. */
export async function receiveDelivery(
	webhook: IWebhookFunctions,
	table: Table,
): Promise<IWebhookResponseData> {
	const mode = modeOf(webhook);
	const registration = registrationOf(webhook, mode);
	if (!registration || !isAuthentic(webhook.getHeaderData().authorization, registration)) {
		return refuse(webhook, 401, 'User name and password are missing or not right', {
			'WWW-Authenticate': 'Basic realm="UltraCart"',
		});
	}
	try {
		const entries = await entriesOf(webhook.getBodyData(), rawBodyOf(webhook));
		const events = eventsIn(entries, table);
		if (events.length === 0) logUnread(webhook, 'it holds none');
		const chosen = concerning(events, Object.values(chosenNames(webhook)).flat());
		if (chosen.length === 0 || isRepeat(webhook, mode, registration, entries)) return RECEIVED;
		return { workflowData: [chosen.map(itemOf)] };
	} catch (thrown) {
		if (!(thrown instanceof DeliveryError)) throw thrown as Error;
		logUnread(webhook, thrown.message);
		return refuse(webhook, thrown.status, thrown.message);
	}
}

/** Whether UltraCart sends this for another time. If not, it is remembered. */
function isRepeat(
	webhook: IWebhookFunctions,
	mode: WebhookMode,
	registration: Registration,
	entries: readonly unknown[],
): boolean {
	const options = webhook.getNodeParameter(PARAMETERS.options, {}) as IDataObject;
	if (options[OPTIONS.ignoreRepeated] === false) return false;
	const minutes = Number(options[OPTIONS.repeatedWithin] ?? DEFAULT_REPEATED_WITHIN);
	// No other webhook has this one's password.
	const { digest: name } = registration;
	const digest = digestOfEntries(entries);
	const accepted = accept(name, digest, minutes, registration.accepted);
	if (!accepted) return true;
	saveRegistration(webhook, mode, { ...registration, accepted });
	// n8n answers once it has started the workflow, and saves the static data only if it could.
	const response = responseOf(webhook);
	response.once('finish', () => {
		if (response.statusCode >= 400) forget(name, digest);
	});
	return false;
}
