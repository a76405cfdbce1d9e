/** Where the rows about webhooks say more than the SDKs, which are their only source. Lines of `differences`. */

const unfounded = (claim: string, ...names: string[]) =>
	names.map((name) => `table: ${name}: ${claim}, which no source tells`);

const webhooks = 'GET /webhook/webhooks';
const logs = 'GET /webhook/webhooks/{webhookOid}/logs';

export const webhookExceptions: readonly { readonly why: string; readonly lines: readonly string[] }[] = [
	{
		why: 'The SDKs have no read-only marks: what UltraCart numbers, counts and describes by itself',
		lines: unfounded(
			'read-only yes',
			'Webhook.api_user_oid',
			'Webhook.application_profile',
			'Webhook.consecutive_failures',
			'Webhook.merchant_id',
			'Webhook.next_retry_after',
			'Webhook.pending',
			'Webhook.webhook_oid',
			'WebhookEventCategory.any_subscribed',
			'WebhookEventCategory.available_expansions',
			'WebhookEventSubscription.deprecated_flag',
			'WebhookEventSubscription.discontinued_flag',
			'WebhookEventSubscription.event_description',
			'WebhookEventSubscription.supports_reflow',
			'WebhookEventSubscription.webhook_event_oid',
		),
	},
	{
		why: "Pages of 200, as the vendor's own samples ask for; where UltraCart refuses that, 100 are asked for",
		lines: [
			...unfounded('default 100', `${webhooks} ?_limit`),
			...unfounded('max 200', `${webhooks} ?_limit`),
			...unfounded('default 0', `${webhooks} ?_offset`),
		],
	},
	{
		why: 'How many deliveries the log hands out at a time is said nowhere: as many as every API of UltraCart at first',
		lines: [
			...['default 100', 'max 100'].flatMap((claim) => unfounded(claim, `${logs} ?_limit`)),
			...unfounded('default 0', `${logs} ?_offset`),
		],
	},
];
