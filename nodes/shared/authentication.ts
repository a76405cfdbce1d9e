/** How a node signs in to UltraCart: the field that asks for it, and the credentials that go with its values. */
import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

/** The parameter that says how. */
export const AUTHENTICATION = 'authentication';

/** Its values. */
export type Authentication = 'oAuth2' | 'simpleKey';

export const credentialTypeFor = (authentication: Authentication): string =>
	authentication === 'oAuth2' ? 'ultraCartOAuth2Api' : 'ultraCartSimpleKeyApi';

const credentialFor = (authentication: Authentication): INodeCredentialDescription => ({
	name: credentialTypeFor(authentication),
	required: true,
	displayOptions: { show: { [AUTHENTICATION]: [authentication] } },
});

export const credentials: INodeCredentialDescription[] = [
	credentialFor('oAuth2'),
	credentialFor('simpleKey'),
];

export const authenticationProperty: INodeProperties = {
	displayName: 'Authentication',
	name: AUTHENTICATION,
	type: 'options',
	options: [
		{ name: 'OAuth2', value: 'oAuth2' },
		{ name: 'Simple Key', value: 'simpleKey' },
	],
	default: 'simpleKey',
};
