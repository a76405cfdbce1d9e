/** A server that sends requests on to another one: who follows, and what the other one gets. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { UltraCartOAuth2Api } from '../../credentials/UltraCartOAuth2Api.credentials';
import { UltraCartSimpleKeyApi } from '../../credentials/UltraCartSimpleKeyApi.credentials';
import { chain, Engine } from '../../harness/engine';
import { OAUTH2_TYPE, SIMPLE_KEY_TYPE } from '../../harness/example/account';
import { PROJECT_ROOT } from '../../scripts/project';
import { credentialTestNode, requestNode } from './support';

const types = [new UltraCartSimpleKeyApi(), new UltraCartOAuth2Api()];

let engine: Engine;
let redirecting: Server;
let elsewhere: Server;
/** The status that the first server answers with; a request for a token gets it even where others are refused. */
let redirect = 0;
let refused = false;
/** What the other server got: its requests' bodies. */
let handedOn: string[] = [];

const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/rest/v2`;

const listen = async (server: Server) => {
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	return server;
};

beforeAll(async () => {
	elsewhere = await listen(
		createServer((request, response) => {
			void text(request).then((body) => {
				handedOn.push(body);
				response.writeHead(400).end('{}');
			});
		}),
	);
	redirecting = await listen(
		createServer((request, response) => {
			const isRefused = refused && request.url?.endsWith('/oauth/token') !== true;
			response.writeHead(isRefused ? 401 : redirect, { location: urlOf(elsewhere) }).end('{}');
		}),
	);
	engine = await Engine.load(PROJECT_ROOT, {
		nodes: Object.fromEntries(
			types.flatMap(({ name, test }) => [
				[`request.${name}`, requestNode(name)],
				[`credentialTest.${name}`, credentialTestNode(name, test)],
			]),
		),
	});
});
beforeEach(() => {
	refused = false;
	handedOn = [];
});
afterAll(async () => {
	await engine.close();
	for (const server of [redirecting, elsewhere]) {
		server.closeAllConnections();
		await new Promise((closed) => server.close(closed));
	}
});

async function use(node: 'request' | 'credentialTest', type: string) {
	const baseUrl = urlOf(redirecting);
	const using = {
		name: 'Use',
		type: `${node}.${type}`,
		parameters: { url: `${baseUrl}/coupon/coupons` },
		credentials: { [type]: { id: 'c', name: 'C' } },
	};
	const oauthTokenData = { access_token: 'a', refresh_token: 'r', token_type: 'bearer' };
	const data: ICredentialDataDecryptedObject =
		type === SIMPLE_KEY_TYPE
			? { apiKey: 'k', baseUrl }
			: { clientId: 'c', clientSecret: 's', baseUrl, oauthTokenData };
	return await engine.run(chain([{}], using), { credentials: { c: { type, data } } });
}

describe.each(types)('the test of $displayName', ({ name, test: { rules } }) => {
	it.each([301, 302, 303, 307, 308])('follows no %i, and says so', async (status) => {
		redirect = status;
		const run = await use('credentialTest', name);

		expect(handedOn).toEqual([]);
		expect(run.error).toMatchObject({ httpCode: String(status) });
		expect(rules).toContainEqual({
			type: 'responseCode',
			properties: { value: status, message: expect.stringMatching(/leads on to another/) as string },
		});
	});
});

// What SECURITY.md says of n8n: were this to fail with a newer one, the sentence would have to change.
it.each([
	[302, ''],
	[307, 'refresh_token=r&grant_type=refresh_token&client_id=c&client_secret=s'],
	[308, 'refresh_token=r&grant_type=refresh_token&client_id=c&client_secret=s'],
])('n8n itself follows a %i in answer to the refresh of a token, and hands on %j', async (status, body) => {
	refused = true;
	redirect = status;
	await use('request', OAUTH2_TYPE);
	expect(handedOn).toEqual([body]);
});
