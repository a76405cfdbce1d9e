import type { Sandbox } from '../../sandbox/sandbox';
import type { CredentialStore, WorkflowJson } from '../engine';

/** The sandbox's keys for every UltraCart credential that a workflow names. */
export function credentialsFor({ nodes }: WorkflowJson, sandbox: Sandbox): CredentialStore {
	const store: CredentialStore = {};
	for (const { credentials = {} } of nodes) {
		for (const [type, { id }] of Object.entries(credentials)) {
			if (id !== null) store[id] = { type, data: dataFor(type, sandbox) };
		}
	}
	return store;
}

function dataFor(type: string, { baseUrl, key, oauth }: Sandbox) {
	if (type === 'ultraCartSimpleKeyApi') return { apiKey: key, baseUrl };
	return {
		baseUrl,
		clientId: oauth.client.clientId,
		clientSecret: oauth.client.clientSecret,
		oauthTokenData: { ...oauth.mint() },
	};
}
