/**
 * Deliveries: one at a time to each webhook and in order. Failed ones are repeated at longer and longer intervals of the
 * sandbox's clock, until UltraCart gives up and disables the webhook.
 */
import type { Clock } from '../clock';
import { textsIn, type Json } from '../json';
import type { Switches } from '../switches';
import { batchOf, deliveryBodyOf, type WebhookEvent } from './deliveryBody';
import { post } from './post';
import { isSubscribed, REFLOWED } from './subscriptions';

/** What the queue needs of the account. */
interface QueueOptions {
	readonly clock: Clock;
	readonly switches: Switches;
	readonly webhooks: () => readonly Json[];
	readonly disable: (webhook: Json) => void;
}

/** One attempt to deliver. */
export interface Delivery {
	readonly id: string;
	readonly webhook: number;
	readonly url: string;
	readonly events: readonly string[];
	/** Of the records that have one. */
	readonly orderIds: readonly string[];
	/** As it was sent. */
	readonly body: string;
	/** By the sandbox's clock. */
	readonly at: number;
	/** Real milliseconds until the answer. */
	readonly duration: number;
	/** Missing where no answer came. */
	readonly status?: number;
	readonly answer: string;
	readonly arrived: boolean;
}

interface WebhookState {
	readonly pending: WebhookEvent[];
	failures: number;
	notBefore: number;
	inProgress: Promise<void> | undefined;
}

const MINUTE = 60_000;
const LONGEST_WAIT = 60 * MINUTE;
/** A webhook is disabled after this many failed deliveries in a row. */
export const MAX_FAILURES = 20;
/** Real milliseconds between two checks for what is due. */
const CHECK_INTERVAL = 10;

export class DeliveryQueue {
	readonly deliveries: Delivery[] = [];
	/** What has happened and can be sent again. */
	private readonly reflowable: WebhookEvent[] = [];
	private readonly states = new Map<number, WebhookState>();
	private timer: NodeJS.Timeout | undefined;
	private stopped = false;

	constructor(private readonly options: QueueOptions) {}

	/** Queues an event for every webhook that is subscribed to it. */
	add(event: string, record: Json): void {
		if (REFLOWED.includes(event)) this.reflowable.push({ event, record });
		for (const webhook of this.options.webhooks()) this.addTo(webhook, event, record);
	}

	/** Queues an event for one webhook, if it is subscribed to it. */
	addTo(webhook: Json, event: string, record: Json): void {
		if (isSubscribed(webhook, event, record)) this.stateOf(webhook).pending.push({ event, record });
		this.start();
	}

	/** The records of an event, for each time that it has happened; only of events that can be sent again. */
	happened(event: string): Json[] {
		return this.reflowable.filter((each) => each.event === event).map(({ record }) => record);
	}

	/** What UltraCart shows of the state of a webhook. */
	summaryOf(webhook: Json): Json {
		const { pending, failures, notBefore } = this.stateOf(webhook);
		return {
			pending: pending.length,
			consecutive_failures: failures,
			...(failures > 0 && { next_retry_after: new Date(notBefore).toISOString() }),
		};
	}

	/** Makes a webhook that was disabled deliver again, at once. */
	enable(webhook: Json): void {
		Object.assign(this.stateOf(webhook), { failures: 0, notBefore: 0 });
		this.start();
	}

	remove(webhook: Json): void {
		this.states.delete(Number(webhook.webhook_oid));
	}

	/** Waits until nothing is due or in progress. What failed may still be waiting for its next attempt. */
	async waitUntilIdle(): Promise<void> {
		for (;;) {
			this.deliverDue();
			const inProgress = [...this.states.values()].flatMap((state) => state.inProgress ?? []);
			if (inProgress.length === 0) return;
			await Promise.all(inProgress);
		}
	}

	stop(): void {
		this.stopped = true;
		clearInterval(this.timer);
	}

	private stateOf(webhook: Json): WebhookState {
		const oid = Number(webhook.webhook_oid);
		const state = this.states.get(oid) ?? { pending: [], failures: 0, notBefore: 0, inProgress: undefined };
		this.states.set(oid, state);
		return state;
	}

	/** Checks for as long as anything is pending, since the clock may jump at any time. */
	private start(): void {
		if (this.stopped || this.timer) return;
		this.timer = setInterval(() => {
			this.deliverDue();
			if ([...this.states.values()].some(({ pending }) => pending.length > 0)) return;
			clearInterval(this.timer);
			this.timer = undefined;
		}, CHECK_INTERVAL);
		this.timer.unref();
		setImmediate(() => {
			this.deliverDue();
		});
	}

	private deliverDue(): void {
		if (this.stopped) return;
		const now = this.options.clock.now();
		for (const webhook of this.options.webhooks()) {
			const state = this.stateOf(webhook);
			if (webhook.disabled === true || state.inProgress || state.pending.length === 0) continue;
			if (state.notBefore > now) continue;
			state.inProgress = this.deliver(webhook, state).finally(() => (state.inProgress = undefined));
		}
	}

	private async deliver(webhook: Json, state: WebhookState): Promise<void> {
		const { clock, switches, disable } = this.options;
		const batch = batchOf(webhook, state.pending);
		const body = deliveryBodyOf(webhook, batch, switches);
		const at = clock.now();
		const start = performance.now();
		const { status, text } = await post(webhook, body);
		const duration = Math.round(performance.now() - start);
		const arrived = status !== undefined && status >= 200 && status < 300;
		this.deliveries.push({
			id: `delivery-${this.deliveries.length + 1}`,
			webhook: Number(webhook.webhook_oid),
			url: String(webhook.webhook_url),
			events: batch.map(({ event }) => event),
			orderIds: textsIn(batch.map(({ record }) => record.order_id)),
			body: body.text,
			at,
			duration,
			...(status !== undefined && { status }),
			answer: text,
			arrived,
		});
		if (arrived) {
			state.pending.splice(0, batch.length);
			Object.assign(state, { failures: 0, notBefore: 0 });
			return;
		}
		state.failures += 1;
		state.notBefore = clock.now() + Math.min(LONGEST_WAIT, MINUTE * 2 ** (state.failures - 1));
		if (state.failures >= MAX_FAILURES) disable(webhook);
	}
}
