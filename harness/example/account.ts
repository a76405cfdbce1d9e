/** What a workflow finds in the sandbox: the coupons that it names, and credentials. */
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { credentialTypeFor } from '../../nodes/shared/authentication';
import type { Sandbox } from '../../sandbox/sandbox';
import type { CredentialStore, WorkflowJson } from '../engine';

export const SIMPLE_KEY_TYPE = credentialTypeFor('simpleKey');
export const OAUTH2_TYPE = credentialTypeFor('oAuth2');

/** What a credential of the sandbox holds. One of OAuth has been connected just now. */
export function credentialData(type: string, sandbox: Sandbox): ICredentialDataDecryptedObject {
	const { baseUrl, key, oauth } = sandbox;
	if (type === SIMPLE_KEY_TYPE) return { apiKey: key, baseUrl };
	const { clientId, clientSecret } = oauth.client;
	return { baseUrl, clientId, clientSecret, oauthTokenData: { ...oauth.mint() } };
}

/** Credentials of the sandbox in place of all those of UltraCart that a workflow names. */
export function credentialsFor({ nodes }: WorkflowJson, sandbox: Sandbox): CredentialStore {
	const store: CredentialStore = {};
	for (const { credentials = {} } of nodes) {
		for (const [type, { id }] of Object.entries(credentials)) {
			if (id !== null) store[id] = { type, data: credentialData(type, sandbox) };
		}
	}
	return store;
}

/** The codes of the coupons that a workflow names. */
const couponsOf = ({ nodes }: Pick<WorkflowJson, 'nodes'>): string[] =>
	nodes
		.map(({ parameters: { coupon } }) => coupon as { mode?: string; value?: unknown } | undefined)
		.filter((coupon) => coupon?.mode === 'code')
		.map((coupon) => String(coupon?.value))
		.filter((code) => !code.startsWith('='));

/** Makes the coupons that a workflow names; a merchant would have made them in the back office. */
export function prepareAccount(sandbox: Sandbox, workflow: Pick<WorkflowJson, 'nodes'>): void {
	for (const code of couponsOf(workflow)) {
		if (sandbox.get('coupon', code, 'merchant_code')) continue;
		sandbox.insert('coupon', {
			merchant_code: code,
			usable_by: 'UniqueCode',
			percent_off_subtotal: { discount_percent: 10 },
		});
	}
}
