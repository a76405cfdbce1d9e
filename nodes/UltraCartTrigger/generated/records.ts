// Generated from scripts/metadata. Change the table there, not this file,
// and run: npm run generate

export interface Webhook {
	/** The number UltraCart gave the webhook */
	webhook_oid?: number | null;
	/** Where events are delivered to */
	webhook_url?: string | null;
	/** What the webhook is called in the back office */
	name?: string | null;
	/** What the webhook is for, in words of the merchant */
	merchant_comments?: string | null;
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
