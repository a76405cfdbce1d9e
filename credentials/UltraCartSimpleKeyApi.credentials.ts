import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';

import { baseUrlProperty, guardedSecretExpression } from './baseUrl';
import { credentialTest } from './credentialTest';
import { permissions } from './generated/permissions';

export class UltraCartSimpleKeyApi implements ICredentialType {
	name = 'ultraCartSimpleKeyApi';

	displayName = 'UltraCart Simple Key API';

	icon: Icon = { light: 'file:ultracart.svg', dark: 'file:ultracart.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-ultracart/n8n-nodes-ultracart#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Simple Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			hint: `In UltraCart: Configuration → Development → Authorized Applications / API Keys. Make a key there with read and write permission for ${permissions}: those of them that your workflows use.`,
		},
		baseUrlProperty,
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: {
				'x-ultracart-simple-key': guardedSecretExpression('$credentials.baseUrl', '$credentials.apiKey'),
			},
		},
	};

	test: ICredentialTestRequest = credentialTest;
}
