/** n8n's own Webhook node, with which a production execution starts. */
import { randomUUID } from 'node:crypto';

import pWaitFor from 'p-wait-for';

import type { NodeDraft } from '../../harness/engine/workflow';

export const webhook = (name: string, path: string, responseMode: 'lastNode' | 'onReceived'): NodeDraft => ({
	name,
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2,
	webhookId: randomUUID(),
	parameters: { httpMethod: 'POST', path, responseMode },
});

/** n8n publishes after it has answered. It names a webhook's methods to a browser that is about to call it. */
export async function untilRegistered(address: string): Promise<void> {
	const isRegistered = async () => {
		const { headers } = await fetch(address, { method: 'OPTIONS', headers: { Origin: address } });
		return headers.get('Access-Control-Allow-Methods')?.includes('POST') === true;
	};
	const message = new Error('n8n does not register the webhook');
	await pWaitFor(isRegistered, { interval: 100, timeout: { milliseconds: 30_000, message } });
}
