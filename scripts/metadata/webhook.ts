/** Webhooks: how UltraCart tells n8n of events. They belong to the trigger, which makes and deletes them by itself. */
import { API_VERSION } from '../../credentials/credentialTest';
import { eventCategories } from './events';
import { resource } from './resource';
import { answer, choice, endpoint, flag, integer, many, model, one, paging, text, texts, date } from './rows';
import type { Trigger } from './resource';

// The path's name differs from the attribute's, and the SDKs follow the path.
const webhookOid = { webhookOid: integer('The number UltraCart gave the webhook', { label: 'Webhook OID' }) };
const placeholders = {
	_placeholders: flag('Whether every event is listed, those that the webhook does not deliver included'),
};
const given = { readOnly: true } as const;
const delivered = {
	event_names: texts('The events it holds'),
	order_ids: texts('The orders that the events are about', { label: 'Order IDs' }),
	status_code: integer('The HTTP status of the answer'),
	duration: integer('How long the receiver took, in milliseconds'),
};

const webhooks = resource({
	name: 'webhook',
	label: 'Webhook',
	plural: 'Webhooks',
	record: 'Webhook',
	id: 'webhook_oid',
	modes: { id: { attribute: 'webhook_oid', label: 'By ID', placeholder: 'e.g. 1042' } },
	read: { by: {}, list: 'getWebhooks' },
	operations: [],
	endpoints: [
		endpoint('getWebhooks', 'GET /webhook/webhooks', 'list', {
			query: {
				...paging,
				...placeholders,
			},
			answer: 'WebhooksResponse',
			root: 'webhooks',
			page: { max: 200, default: 100 },
		}),
		endpoint('insertWebhook', 'POST /webhook/webhooks', 'insert', {
			query: placeholders,
			body: 'Webhook',
			answer: 'WebhookResponse',
			root: 'webhook',
		}),
		endpoint('updateWebhook', 'PUT /webhook/webhooks/{webhookOid}', 'update', {
			pathParameters: webhookOid,
			query: placeholders,
			body: 'Webhook',
			answer: 'WebhookResponse',
			root: 'webhook',
		}),
		endpoint('deleteWebhook', 'DELETE /webhook/webhooks/{webhookOid}', 'delete', {
			pathParameters: webhookOid,
		}),
		endpoint('deleteWebhookByUrl', 'DELETE /webhook/webhooks', 'other', {
			body: 'Webhook',
			answer: 'WebhookResponse',
			root: 'webhook',
		}),
		endpoint('getWebhookEventCategories', 'GET /webhook/webhook_event_categories', 'other', {
			answer: 'WebhookEventCategoriesResponse',
			root: 'event_categories',
		}),
		endpoint('getWebhookLogSummaries', 'GET /webhook/webhooks/{webhookOid}/logs', 'other', {
			pathParameters: webhookOid,
			query: {
				requestId: text('The delivery with this ID', { label: 'Request ID' }),
				beginDate: date('Deliveries at this moment or later'),
				endDate: date('Deliveries at this moment or earlier'),
				status: text('Deliveries that were answered with this HTTP status'),
				success: flag('Whether only those are wanted that arrived, or only the others'),
				event: text('Deliveries that hold this event'),
				orderId: text('Deliveries that hold an event of this order', { label: 'Order ID' }),
				request: text('Deliveries whose body holds this text'),
				duration: integer('Deliveries that took this many milliseconds or more'),
				_limit: integer('How many deliveries this one call may return'),
				_offset: integer('How many deliveries to pass over, counted from zero'),
				_since: date('Deliveries at this moment or later'),
			},
			answer: 'WebhookLogSummariesResponse',
			root: 'webhook_log_summaries',
			page: { max: 100, default: 100 },
		}),
		endpoint('getWebhookLog', 'GET /webhook/webhooks/{webhookOid}/logs/{requestId}', 'other', {
			pathParameters: {
				...webhookOid,
				requestId: text('The delivery, by the ID UltraCart gave it', { label: 'Request ID' }),
			},
			answer: 'WebhookLogResponse',
			root: 'webhook_log',
		}),
		endpoint('resendEvent', 'POST /webhook/webhooks/{webhookOid}/reflow/{eventName}', 'other', {
			pathParameters: { ...webhookOid, eventName: text('The event to send again for every record there is') },
			answer: 'WebhookReflowResponse',
			root: 'reflow',
		}),
	],
	models: [
		model('Webhook', {
			webhook_oid: integer('The number UltraCart gave the webhook', given),
			webhook_url: text('Where events are delivered to', { label: 'Webhook URL' }),
			name: text('What the webhook is called in the back office', { maxLength: 80 }),
			merchant_comments: text('What the webhook is for, in words of the merchant', { maxLength: 2000 }),
			merchant_id: text('The account the webhook belongs to', { label: 'Merchant ID', ...given }),
			api_user_oid: integer('The API user whose webhook it is', { label: 'API User OID', ...given }),
			api_version: choice(
				'Version of the API whose records are delivered',
				{ [API_VERSION]: { name: API_VERSION, description: 'The only version so far' } },
				{ label: 'API Version' },
			),
			application_profile: one('ApiUserApplicationProfile', 'The application whose webhook it is', given),
			authentication_type: choice('How UltraCart proves to the receiver who it is', {
				'api user': { name: 'API User', description: 'By the API user' },
				'aws iam': { name: 'AWS IAM', description: 'By a key of Amazon Web Services' },
				basic: { name: 'Basic', description: 'By user name and password' },
				none: { name: 'None', description: 'Not at all' },
			}),
			basic_username: text('User name for basic authentication'),
			basic_password: text('Password for basic authentication'),
			iam_access_key: text('Access key of Amazon Web Services', { label: 'IAM Access Key' }),
			iam_secret_key: text('Secret key of Amazon Web Services', { label: 'IAM Secret Key' }),
			compress_events: flag('Whether the events are sent as gzip in base64'),
			maximum_events: integer('How many events one delivery may hold'),
			maximum_size: integer('How large one delivery may be, in bytes'),
			event_categories: many('WebhookEventCategory', 'What the webhook delivers, by category'),
			disabled: flag('Whether UltraCart has given up delivering'),
			consecutive_failures: integer('How many deliveries in a row did not arrive', given),
			next_retry_after: text('When UltraCart tries to deliver again', given),
			pending: integer('How many events wait to be delivered', given),
		}),
		model('ApiUserApplicationProfile', {
			api_application_logo_url: text('Where the logo is', { label: 'API Application Logo URL' }),
			application_description: text('What the application is for'),
			application_name: text('What the application is called'),
			developer_name: text('Who made the application'),
			developer_website: text('The website of who made the application'),
		}),
		model('WebhookEventCategory', {
			event_category: text('The category, by the name UltraCart has for it'),
			events: many('WebhookEventSubscription', 'The events of the category'),
			subscribed: flag('Whether every event of the category is delivered'),
			any_subscribed: flag('Whether any event of the category is delivered', given),
			available_expansions: texts('What can be added to the records of the category', given),
		}),
		model('WebhookEventSubscription', {
			event_name: text('The event, by the name UltraCart has for it'),
			event_description: text('When the event happens', given),
			subscribed: flag('Whether the event is delivered'),
			expansion: text('What is added to the record, separated by commas'),
			event_ruler: text('Which of these events are delivered, as an AWS Event Ruler expression'),
			comments: text('A note for whoever looks at the webhook'),
			webhook_event_oid: integer('The number UltraCart gave the subscription', given),
			supports_reflow: flag('Whether the event can be sent again for every record there is', given),
			deprecated_flag: flag('Whether the event is about to be dropped', given),
			discontinued_flag: flag('Whether the event is no longer sent', given),
		}),
		model('WebhookLog', {
			webhook_oid: integer('The number UltraCart gave the webhook'),
			request_id: text('The ID UltraCart gave the delivery', { label: 'Request ID' }),
			delivery_dts: date('When it was delivered', { label: 'Delivery Date' }),
			...delivered,
			uri: text('Where it was delivered to', { label: 'URI' }),
			request: text('What was sent'),
			request_headers: many('HTTPHeader', 'The headers sent with it'),
			response: text('What the receiver answered'),
			response_headers: many('HTTPHeader', 'The headers of the answer'),
			queue_delay: integer('How long the events had waited, in milliseconds'),
			success: flag('Whether it arrived'),
		}),
		model('HTTPHeader', {
			name: text('The name of the header'),
			value: text('What the header says'),
		}),
		model('WebhookLogSummary', {
			request_id: text('The ID UltraCart gave the delivery', { label: 'Request ID' }),
			delivery_dts: date('When it was delivered', { label: 'Delivery Date' }),
			...delivered,
			success: flag('Whether it arrived'),
		}),
		model('WebhookReflow', {
			event_name: text('The event that is sent again'),
			queued: flag('Whether UltraCart is going to send it'),
		}),
		answer('WebhookEventCategoriesResponse', {
			event_categories: many('WebhookEventCategory', 'Every event that the account can subscribe to'),
		}),
		answer('WebhookResponse', { webhook: one('Webhook', 'The webhook') }),
		answer('WebhooksResponse', { webhooks: many('Webhook', 'The webhooks') }),
		answer('WebhookLogResponse', { webhook_log: one('WebhookLog', 'The delivery') }),
		answer('WebhookLogSummariesResponse', {
			webhook_log_summaries: many('WebhookLogSummary', 'The deliveries, the latest first'),
		}),
		answer('WebhookReflowResponse', { reflow: one('WebhookReflow', 'What UltraCart is going to send') }),
	],
});

export const trigger: Trigger = { webhooks, categories: eventCategories };
