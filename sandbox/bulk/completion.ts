import type { Json } from '../json';
import type { Switches } from '../switches';
import { isLoopback } from '../webhooks/post';

/** Tells once that a job has ended. Nobody tries again: an address that does not answer has missed it. */
export async function postCompletion(
	completion: { readonly url: string; readonly secret: string } | undefined,
	job: Json,
	form: Switches['bulkSecret'],
): Promise<void> {
	if (!completion || !isLoopback(completion.url)) return;
	const { url, secret } = completion;
	const authorization = form === 'bearer' ? `Bearer ${secret}` : secret;
	await fetch(url, {
		method: 'POST',
		headers: {
			'Content-Type': 'application/json',
			...(secret !== '' && { Authorization: authorization }),
		},
		body: JSON.stringify({ bulk_job: job }),
		redirect: 'manual',
	}).catch(() => undefined);
}
