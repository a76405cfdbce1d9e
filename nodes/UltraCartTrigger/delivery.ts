/** A delivery from UltraCart: checked, unpacked, and turned into the items that start the workflow. */
import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { DeliveryError } from '../shared/errors';
import { deduplicate } from './deduplicate';
import { concerning, eventsIn, itemOf, type Event } from './events';
import {
	isAuthentic,
	modeOf,
	registrationOf,
	saveRegistration,
	type Registration,
	type WebhookMode,
} from './registration';
import { namesIn } from './subscription';
import { OPTIONS, PARAMETERS, type Table } from './table';
import { entriesOf } from './unpack';

/** What of n8n's response object is used here. */
interface Response {
	writeHead(status: number, headers: Readonly<Record<string, string>>): unknown;
	end(body: string): unknown;
}

/** UltraCart gives up on a webhook that keeps failing: nothing to do is no reason to fail. */
const RECEIVED: IWebhookResponseData = { webhookResponse: { message: 'Received' } };

function refuse(
	webhook: IWebhookFunctions,
	status: number,
	message: string,
	headers: Readonly<Record<string, string>> = {},
): IWebhookResponseData {
	const response = webhook.getResponseObject() as Response;
	response.writeHead(status, { 'Content-Type': 'application/json; charset=UTF-8', ...headers });
	response.end(JSON.stringify({ message }));
	return { noWebhookResponse: true };
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
		return answer(newEvents(webhook, mode, registration, eventsIn(entries, table)));
	} catch (thrown) {
		if (thrown instanceof DeliveryError) return refuse(webhook, thrown.status, thrown.message);
		throw thrown as Error;
	}
}

/** The events that start the workflow: chosen, and not here before. */
function newEvents(
	webhook: IWebhookFunctions,
	mode: WebhookMode,
	registration: Registration,
	events: readonly Event[],
): Event[] {
	const chosen = concerning(events, namesIn(webhook.getNodeParameter(PARAMETERS.events, [])));
	const options = webhook.getNodeParameter(PARAMETERS.options, {}) as IDataObject;
	if (options[OPTIONS.ignoreRepeated] === false) return chosen;
	const { fresh, seen } = deduplicate(chosen, registration.seen);
	if (fresh.length > 0) saveRegistration(webhook, mode, { ...registration, seen });
	return fresh;
}

const answer = (events: readonly Event[]): IWebhookResponseData =>
	events.length > 0 ? { workflowData: [events.map(itemOf)] } : RECEIVED;
