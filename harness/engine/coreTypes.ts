/** Stand-ins for the types that live in n8n's server packages and that every workflow with UltraCart needs. */
import {
	NodeConnectionTypes,
	type ICredentialType,
	type INodeProperties,
	type INodeType,
	type ITriggerFunctions,
} from 'n8n-workflow';

export const MANUAL_TRIGGER = 'n8n-nodes-base.manualTrigger';

export const manualTrigger: INodeType = {
	description: {
		displayName: 'Manual Trigger',
		name: 'manualTrigger',
		group: ['trigger'],
		version: 1,
		description: 'Starts the workflow by hand',
		defaults: { name: 'Manual Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	trigger(this: ITriggerFunctions) {
		const start = () => {
			this.emit([[{ json: {} }]]);
			return Promise.resolve();
		};
		return Promise.resolve({ manualTriggerFunction: start });
	},
};

export const STICKY_NOTE = 'n8n-nodes-base.stickyNote';

/** Nothing leads to it and it does nothing: people read it. */
export const stickyNote: INodeType = {
	description: {
		displayName: 'Sticky Note',
		name: 'stickyNote',
		group: ['input'],
		version: 1,
		description: 'Says something about the workflow',
		defaults: { name: 'Sticky Note' },
		inputs: [],
		outputs: [],
		properties: ['content', 'height', 'width', 'color'].map((name) => ({
			displayName: name,
			name,
			type: name === 'content' ? 'string' : 'number',
			default: '',
		})),
	},
};

const text = (name: string): INodeProperties => ({ displayName: name, name, type: 'string', default: '' });

/** Parent of every OAuth2 credential: only what the engine reads of it, with n8n's own defaults where they matter. */
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
