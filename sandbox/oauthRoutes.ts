/** The pages and endpoints of OAuth: authorize, token, revoke. */
import formbody from '@fastify/formbody';
import type { FastifyPluginAsync, FastifyReply } from 'fastify';

import { HttpError, OAuthError } from './errors';
import { asObject, type Json } from './json';
import type { OAuth } from './oauth';

const escaped = (text: unknown): string =>
	(typeof text === 'string' ? text : '').replace(
		/[&<>"']/g,
		(character) => `&#${String(character.charCodeAt(0))};`,
	);

const page = ({ client_id, redirect_uri, state }: Json): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Allow access</title>
<h1>Allow access to the sandbox account?</h1>
<p>${escaped(client_id)} asks for access, and you will be sent back to ${escaped(redirect_uri)}.</p>
<form method="post">
<input type="hidden" name="client_id" value="${escaped(client_id)}">
<input type="hidden" name="redirect_uri" value="${escaped(redirect_uri)}">
<input type="hidden" name="state" value="${escaped(state)}">
<button type="submit">Allow</button>
</form>
</html>
`;

/** @throws HttpError when the request does not come from the client, or can't be redirected back */
function redirectOf(oauth: OAuth, { client_id, redirect_uri }: Json): URL {
	if (client_id !== oauth.client.clientId) throw new HttpError(400, 'client_id is not known');
	const address =
		typeof redirect_uri === 'string' && URL.canParse(redirect_uri) ? new URL(redirect_uri) : undefined;
	if (!address || !/^https?:$/.test(address.protocol)) {
		throw new HttpError(400, 'redirect_uri must be a web address');
	}
	return address;
}

function respondToForm<Result>(reply: FastifyReply, run: () => Result): Result | Json {
	try {
		return run();
	} catch (thrown) {
		if (!(thrown instanceof OAuthError)) throw thrown;
		void reply.code(thrown.code === 'invalid_client' ? 401 : 400);
		return { error: thrown.code, error_description: thrown.message };
	}
}

export const oauthRoutes =
	(oauth: OAuth): FastifyPluginAsync =>
	async (app) => {
		await app.register(formbody);

		app.get('/authorize', (request, reply) => {
			const query = asObject(request.query);
			redirectOf(oauth, query);
			if (query.response_type !== 'code') throw new HttpError(400, 'response_type must be code');
			return reply.type('text/html; charset=utf-8').send(page(query));
		});

		app.post('/authorize', (request, reply) => {
			const form = asObject(request.body);
			const address = redirectOf(oauth, form);
			address.searchParams.set('code', oauth.allow(String(form.redirect_uri)));
			if (typeof form.state === 'string') address.searchParams.set('state', form.state);
			return reply.redirect(address.href, 302);
		});

		app.post('/token', (request, reply) => respondToForm(reply, () => oauth.token(asObject(request.body))));

		app.post('/revoke', (request, reply) =>
			respondToForm(reply, () => {
				oauth.revoke(asObject(request.body));
				return { successful: true, message: 'The token is of no more use' };
			}),
		);
	};
