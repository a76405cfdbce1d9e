/** A delivery from UltraCart: checked, unpacked, and turned into the items that start the workflow. */
import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { settle } from '../shared/tryCall';
import { concerning, eventsIn, itemOf, type Event } from './events';
import { isAuthentic, kindOf, registrationOf, remember } from './registration';
import { sift } from './repeats';
import { namesIn } from './subscription';
import { OPTIONS, PARAMETERS, type Table } from './table';
import { entriesOf, DeliveryError } from './unpack';

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
	const response = webhook.getResponseObject() as unknown as Response;
	response.writeHead(status, { 'Content-Type': 'application/json; charset=UTF-8', ...headers });
	response.end(JSON.stringify({ message }));
	return { noWebhookResponse: true };
}

const rawBodyOf = (webhook: IWebhookFunctions): Buffer | undefined => {
	const { rawBody } = webhook.getRequestObject() as unknown as { rawBody?: unknown };
	return Buffer.isBuffer(rawBody) ? rawBody : undefined;
};

/** Answers a delivery at once; the workflow runs afterwards. */
export async function receive(webhook: IWebhookFunctions, table: Table): Promise<IWebhookResponseData> {
	const kind = kindOf(webhook);
	const registration = registrationOf(webhook, kind);
	if (!registration || !isAuthentic(webhook.getHeaderData().authorization, registration)) {
		return refuse(webhook, 401, 'User name and password are missing or not right', {
			'WWW-Authenticate': 'Basic realm="UltraCart"',
		});
	}
	const { value: entries, thrown } = await settle(entriesOf(webhook.getBodyData(), rawBodyOf(webhook)));
	if (entries === undefined) {
		if (thrown instanceof DeliveryError) return refuse(webhook, thrown.status, thrown.message);
		throw thrown as Error;
	}
	const chosen = namesIn(webhook.getNodeParameter(PARAMETERS.events, []));
	const events = concerning(eventsIn(entries, table), chosen);
	const options = webhook.getNodeParameter(PARAMETERS.options, {}) as IDataObject;
	if (options[OPTIONS.ignoreRepeated] === false) return answer(events);
	const { fresh, seen } = sift(events, registration.seen);
	if (fresh.length > 0) remember(webhook, kind, { ...registration, seen });
	return answer(fresh);
}

const answer = (events: readonly Event[]): IWebhookResponseData =>
	events.length > 0 ? { workflowData: [events.map(itemOf)] } : RECEIVED;
