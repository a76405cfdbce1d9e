// Generated from scripts/metadata. Change the table there, not this file,
// and run: npm run generate

import type { ModelError, ResponseMetadata, Warning } from '../../UltraCart/generated/records';

export interface Webhook {
	/** The number UltraCart gave the webhook */
	webhook_oid?: number | null;
	/** Where events are delivered to */
	webhook_url?: string | null;
	/** The account the webhook belongs to */
	merchant_id?: string | null;
	/** The API user whose webhook it is */
	api_user_oid?: number | null;
	/** Version of the API whose records are delivered */
	api_version?: '2017-03-01' | null;
	/** The application whose webhook it is */
	application_profile?: ApiUserApplicationProfile | null;
	/** How UltraCart proves to the receiver who it is */
	authentication_type?: 'api user' | 'aws iam' | 'basic' | 'none' | null;
	/** User name for basic authentication */
	basic_username?: string | null;
	/** Password for basic authentication */
	basic_password?: string | null;
	/** Access key of Amazon Web Services */
	iam_access_key?: string | null;
	/** Secret key of Amazon Web Services */
	iam_secret_key?: string | null;
	/** Whether the events are sent as gzip in base64 */
	compress_events?: boolean | null;
	/** How many events one delivery may hold */
	maximum_events?: number | null;
	/** How large one delivery may be, in bytes */
	maximum_size?: number | null;
	/** What the webhook delivers, by category */
	event_categories?: WebhookEventCategory[] | null;
	/** Whether UltraCart has given up delivering */
	disabled?: boolean | null;
	/** How many deliveries in a row did not arrive */
	consecutive_failures?: number | null;
	/** When UltraCart tries to deliver again */
	next_retry_after?: string | null;
	/** How many events wait to be delivered */
	pending?: number | null;
}

export interface ApiUserApplicationProfile {
	/** Where the logo is */
	api_application_logo_url?: string | null;
	/** What the application is for */
	application_description?: string | null;
	/** What the application is called */
	application_name?: string | null;
	/** Who made the application */
	developer_name?: string | null;
	/** The website of who made the application */
	developer_website?: string | null;
}

export interface WebhookEventCategory {
	/** The category, by the name UltraCart has for it */
	event_category?: string | null;
	/** The events of the category */
	events?: WebhookEventSubscription[] | null;
	/** Whether every event of the category is delivered */
	subscribed?: boolean | null;
	/** Whether any event of the category is delivered */
	any_subscribed?: boolean | null;
	/** What can be added to the records of the category */
	available_expansions?: string[] | null;
}

export interface WebhookEventSubscription {
	/** The event, by the name UltraCart has for it */
	event_name?: string | null;
	/** When the event happens */
	event_description?: string | null;
	/** Whether the event is delivered */
	subscribed?: boolean | null;
	/** What is added to the record, separated by commas */
	expansion?: string | null;
	/** Which of these events are delivered, as an AWS Event Ruler expression */
	event_ruler?: string | null;
	/** A note for whoever looks at the webhook */
	comments?: string | null;
	/** The number UltraCart gave the subscription */
	webhook_event_oid?: number | null;
	/** Whether the event can be sent again for every record there is */
	supports_reflow?: boolean | null;
	/** Whether the event is about to be dropped */
	deprecated_flag?: boolean | null;
	/** Whether the event is no longer sent */
	discontinued_flag?: boolean | null;
}

export interface WebhookLog {
	/** The number UltraCart gave the webhook */
	webhook_oid?: number | null;
	/** The ID UltraCart gave the delivery */
	request_id?: string | null;
	/** When it was delivered */
	delivery_dts?: string | null;
	/** Where it was delivered to */
	uri?: string | null;
	/** What was sent */
	request?: string | null;
	/** The headers sent with it */
	request_headers?: HTTPHeader[] | null;
	/** What the receiver answered */
	response?: string | null;
	/** The headers of the answer */
	response_headers?: HTTPHeader[] | null;
	/** The HTTP status of the answer */
	status_code?: number | null;
	/** How long the receiver took, in milliseconds */
	duration?: number | null;
	/** How long the events had waited, in milliseconds */
	queue_delay?: number | null;
	/** Whether it arrived */
	success?: boolean | null;
}

export interface HTTPHeader {
	/** The name of the header */
	name?: string | null;
	/** What the header says */
	value?: string | null;
}

export interface WebhookLogSummary {
	/** The ID UltraCart gave the delivery */
	request_id?: string | null;
	/** When it was delivered */
	delivery_dts?: string | null;
	/** Whether it arrived */
	success?: boolean | null;
}

export interface WebhookReflow {
	/** The event that is sent again */
	event_name?: string | null;
	/** Whether UltraCart is going to send it */
	queued?: boolean | null;
}

export interface WebhookResponse {
	/** The webhook */
	webhook?: Webhook | null;
	/** Whether UltraCart did what was asked */
	success?: boolean | null;
	/** Why UltraCart refused, when it did */
	error?: ModelError | null;
	/** What UltraCart did but finds questionable */
	warning?: Warning | null;
	/** Paging and the kind of payload */
	metadata?: ResponseMetadata | null;
}

export interface WebhooksResponse {
	/** The webhooks */
	webhooks?: Webhook[] | null;
	/** Whether UltraCart did what was asked */
	success?: boolean | null;
	/** Why UltraCart refused, when it did */
	error?: ModelError | null;
	/** What UltraCart did but finds questionable */
	warning?: Warning | null;
	/** Paging and the kind of payload */
	metadata?: ResponseMetadata | null;
}

export interface WebhookLogResponse {
	/** The delivery */
	webhook_log?: WebhookLog | null;
	/** Whether UltraCart did what was asked */
	success?: boolean | null;
	/** Why UltraCart refused, when it did */
	error?: ModelError | null;
	/** What UltraCart did but finds questionable */
	warning?: Warning | null;
	/** Paging and the kind of payload */
	metadata?: ResponseMetadata | null;
}

export interface WebhookLogSummariesResponse {
	/** The deliveries, the latest first */
	webhook_log_summaries?: WebhookLogSummary[] | null;
	/** Whether UltraCart did what was asked */
	success?: boolean | null;
	/** Why UltraCart refused, when it did */
	error?: ModelError | null;
	/** What UltraCart did but finds questionable */
	warning?: Warning | null;
	/** Paging and the kind of payload */
	metadata?: ResponseMetadata | null;
}

export interface WebhookReflowResponse {
	/** What UltraCart is going to send */
	reflow?: WebhookReflow | null;
	/** Whether UltraCart did what was asked */
	success?: boolean | null;
	/** Why UltraCart refused, when it did */
	error?: ModelError | null;
	/** What UltraCart did but finds questionable */
	warning?: Warning | null;
	/** Paging and the kind of payload */
	metadata?: ResponseMetadata | null;
}
