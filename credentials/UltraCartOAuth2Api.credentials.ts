import type { ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

import { baseUrlExpression, baseUrlProperty } from './baseUrl';
import { credentialTest } from './credentialTest';

export class UltraCartOAuth2Api implements ICredentialType {
	name = 'ultraCartOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'UltraCart OAuth2 API';

	icon: Icon = { light: 'file:ultracart.svg', dark: 'file:ultracart.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-ultracart/n8n-nodes-ultracart#credentials';

	properties: INodeProperties[] = [
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'authorizationCode' },
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			hint: 'In UltraCart: Configuration → Development → Authorized Applications / API Keys. Register an application there with the redirect URL above and the permissions your workflows use, and copy its client ID.',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			hint: 'Only where your UltraCart application has one',
		},
		baseUrlProperty,
		// n8n sends the next two requests itself, past the node: what may be called is decided in these expressions.
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: baseUrlExpression('$self["baseUrl"]', '/oauth/authorize'),
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: baseUrlExpression('$self["baseUrl"]', '/oauth/token'),
		},
		// UltraCart takes the permissions from the registered application. Left undefined, n8n would ask for "openid".
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: '' },
		{ displayName: 'Auth URI Query Parameters', name: 'authQueryParameters', type: 'hidden', default: '' },
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
	];

	test: ICredentialTestRequest = credentialTest;
}
