// Generated from scripts/metadata. Change the table there, not this file,
// and run: npm run generate

import type { Table } from '../table';

export const endpoints: Table['endpoints'] = {
	getWebhooks: {
		id: 'getWebhooks',
		method: 'GET',
		path: '/webhook/webhooks',
		permission: 'webhook_read',
		safe: true,
		page: { max: 200, default: 100 },
		root: 'webhooks',
	},
	getWebhookEventCategories: {
		id: 'getWebhookEventCategories',
		method: 'GET',
		path: '/webhook/webhook_event_categories',
		permission: 'webhook_read',
		safe: true,
		root: 'event_categories',
	},
	insertWebhook: {
		id: 'insertWebhook',
		method: 'POST',
		path: '/webhook/webhooks',
		permission: 'webhook_write',
		sendsBody: true,
		root: 'webhook',
	},
	updateWebhook: {
		id: 'updateWebhook',
		method: 'PUT',
		path: '/webhook/webhooks/{webhookOid}',
		permission: 'webhook_write',
		sendsBody: true,
		root: 'webhook',
	},
	deleteWebhook: {
		id: 'deleteWebhook',
		method: 'DELETE',
		path: '/webhook/webhooks/{webhookOid}',
		permission: 'webhook_write',
	},
};
