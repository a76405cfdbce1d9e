import type { ICredentialType, INodeProperties } from 'n8n-workflow';

const text = (name: string): INodeProperties => ({ displayName: name, name, type: 'string', default: '' });

/**
 * Stands in for n8n's parent of every OAuth2 credential: only what the engine reads of it, with n8n's own defaults where
 * they matter.
 */
export const oAuth2Api: ICredentialType = {
	name: 'oAuth2Api',
	displayName: 'OAuth2 API',
	properties: [
		{ ...text('grantType'), default: 'authorizationCode' },
		text('authUrl'),
		text('accessTokenUrl'),
		text('clientId'),
		{ ...text('clientSecret'), typeOptions: { password: true }, required: true },
		// Without a value n8n asks for "openid", so a credential that wants none has to say so.
		{ ...text('scope'), default: 'openid' },
		text('authQueryParameters'),
		{ ...text('authentication'), default: 'header' },
		{ ...text('ignoreSSLIssues'), type: 'boolean', default: false },
	],
};
