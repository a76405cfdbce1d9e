import type { N8nRest, SavedCredential } from './rest';

/** Connects a credential through the sandbox's authorize page, as a user does in the pop-up, without a browser. */
export async function connectOAuth(rest: N8nRest, credential: SavedCredential): Promise<void> {
	const authorizeUrl = await rest.authorizeUrl(credential);
	// The page's form sends what the address asks for.
	const body = new URL(authorizeUrl).searchParams;
	const allowed = await fetch(authorizeUrl, { method: 'POST', body, redirect: 'manual' });
	const callback = allowed.headers.get('location');
	if (callback === null) throw new Error(`The page answers ${allowed.status}: ${await allowed.text()}`);
	const answer = await rest.visit(callback);
	if (!answer.ok) throw new Error(`n8n answers its callback with ${answer.status}: ${await answer.text()}`);
}
