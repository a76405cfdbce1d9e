/** The only requests that the sandbox sends: deliveries to this computer. */
import { LOOPBACK } from '../../credentials/baseUrl';
import type { Json } from '../json';
import type { DeliveryBody } from './deliveryBody';

const TIMEOUT = 30_000;

export const isLoopback = (address: string): boolean =>
	URL.canParse(address) && LOOPBACK.test(new URL(address).hostname);

interface DeliveryResponse {
	/** Missing where no answer came. */
	readonly status?: number;
	readonly text: string;
}

const basic = ({ basic_username: name, basic_password: password }: Json): string =>
	`Basic ${Buffer.from(`${String(name)}:${String(password)}`).toString('base64')}`;

export async function post(webhook: Json, { type, text }: DeliveryBody): Promise<DeliveryResponse> {
	const address = String(webhook.webhook_url);
	if (!isLoopback(address)) return { text: 'The sandbox delivers to loopback addresses only' };
	try {
		const response = await fetch(address, {
			method: 'POST',
			body: text,
			redirect: 'manual',
			headers: {
				'Content-Type': type,
				...(webhook.authentication_type === 'basic' && { Authorization: basic(webhook) }),
			},
			signal: AbortSignal.timeout(TIMEOUT),
		});
		return { status: response.status, text: await response.text() };
	} catch (thrown) {
		return { text: thrown instanceof Error ? thrown.message : String(thrown) };
	}
}
