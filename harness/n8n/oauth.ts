import type { N8nRest, SavedCredential } from './rest';

/** The fields that the sandbox's page sends when somebody presses "Allow". */
function formOf(page: string): URLSearchParams {
	const fields = new URLSearchParams();
	for (const [, name = '', value = ''] of page.matchAll(
		/<input[^>]*\bname="([^"]*)"[^>]*\bvalue="([^"]*)"/g,
	)) {
		fields.set(
			name,
			value.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
		);
	}
	return fields;
}

/** Connects a credential through the sandbox's authorize page, as a user does in the pop-up, without a browser. */
export async function connectOAuth(rest: N8nRest, credential: SavedCredential): Promise<void> {
	const authorizeUrl = await rest.authorizeUrl(credential);
	const page = await fetch(authorizeUrl);
	const body = formOf(await page.text());
	const allowed = await fetch(authorizeUrl, { method: 'POST', body, redirect: 'manual' });
	const back = allowed.headers.get('location');
	if (back === null) throw new Error(`The page answers ${allowed.status}: ${await allowed.text()}`);
	const answer = await rest.visit(back);
	if (!answer.ok) throw new Error(`n8n answers its callback with ${answer.status}: ${await answer.text()}`);
}
