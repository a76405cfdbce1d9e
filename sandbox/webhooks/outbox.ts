/**
 * Deliveries: one at a time to each webhook and in order, repeated while they fail, at longer and longer intervals of the
 * sandbox's clock, until UltraCart gives up and disables the webhook.
 */
import type { Clock } from '../clock';
import type { Json } from '../json';
import type { Switches } from '../switches';
import { batchOf, parcelOf, type Happening, type Parcel } from './parcel';
import { post, type Reply } from './post';
import { wants } from './subscriptions';

/** What the outbox needs of the account. */
export interface Subscribers {
	readonly clock: Clock;
	readonly switches: Switches;
	webhooks(): readonly Json[];
	disable(webhook: Json): void;
}

/** One attempt to deliver. */
export interface Delivery {
	readonly id: string;
	readonly webhook: number;
	readonly url: string;
	readonly events: readonly string[];
	/** As it went over the wire. */
	readonly body: string;
	/** By the sandbox's clock. */
	readonly at: number;
	/** Missing where no answer came. */
	readonly status?: number;
	readonly answer: string;
	readonly arrived: boolean;
}

interface Queue {
	readonly waiting: Happening[];
	failures: number;
	notBefore: number;
	underWay: Promise<void> | undefined;
}

const MINUTE = 60_000;
const LONGEST_WAIT = 60 * MINUTE;
/** After so many failed deliveries in a row a webhook is disabled. */
export const GIVES_UP_AFTER = 20;
/** Real milliseconds between two looks at what is due. */
const LOOK = 10;

export class Outbox {
	readonly deliveries: Delivery[] = [];
	private readonly queues = new Map<number, Queue>();
	private timer: NodeJS.Timeout | undefined;
	private stopped = false;

	constructor(private readonly subscribers: Subscribers) {}

	/** Something happened: every webhook that wants to know gets it. */
	announce(event: string, record: Json): void {
		for (const webhook of this.subscribers.webhooks()) {
			if (wants(webhook, event, record)) this.queueOf(webhook).waiting.push({ event, record });
		}
		this.look();
	}

	/** What UltraCart tells about the state of a webhook. */
	stateOf(webhook: Json): Json {
		const { waiting, failures, notBefore } = this.queueOf(webhook);
		return {
			pending: waiting.length,
			consecutive_failures: failures,
			...(failures > 0 && { next_retry_after: new Date(notBefore).toISOString() }),
		};
	}

	/** A webhook that was disabled delivers again, at once. */
	revive(webhook: Json): void {
		Object.assign(this.queueOf(webhook), { failures: 0, notBefore: 0 });
		this.look();
	}

	drop(webhook: Json): void {
		this.queues.delete(Number(webhook.webhook_oid));
	}

	/** Waits until nothing is due or under way; what failed may still wait for its next try. */
	async settled(): Promise<void> {
		for (;;) {
			this.deliverDue();
			const underWay = [...this.queues.values()].flatMap((queue) => queue.underWay ?? []);
			if (underWay.length === 0) return;
			await Promise.all(underWay);
		}
	}

	stop(): void {
		this.stopped = true;
		clearInterval(this.timer);
	}

	private queueOf(webhook: Json): Queue {
		const oid = Number(webhook.webhook_oid);
		const queue = this.queues.get(oid) ?? { waiting: [], failures: 0, notBefore: 0, underWay: undefined };
		this.queues.set(oid, queue);
		return queue;
	}

	/** Looks for what is due for as long as anything waits: the clock may jump at any time. */
	private look(): void {
		if (this.stopped || this.timer) return;
		this.timer = setInterval(() => {
			this.deliverDue();
			if ([...this.queues.values()].some(({ waiting }) => waiting.length > 0)) return;
			clearInterval(this.timer);
			this.timer = undefined;
		}, LOOK);
		this.timer.unref();
		setImmediate(() => {
			this.deliverDue();
		});
	}

	private deliverDue(): void {
		if (this.stopped) return;
		const now = this.subscribers.clock.now();
		for (const webhook of this.subscribers.webhooks()) {
			const queue = this.queueOf(webhook);
			if (webhook.disabled === true || queue.underWay || queue.waiting.length === 0) continue;
			if (queue.notBefore > now) continue;
			queue.underWay = this.deliver(webhook, queue).finally(() => (queue.underWay = undefined));
		}
	}

	private async deliver(webhook: Json, queue: Queue): Promise<void> {
		const batch = batchOf(webhook, queue.waiting);
		const parcel = parcelOf(webhook, batch, this.subscribers.switches);
		const at = this.subscribers.clock.now();
		const reply = await post(webhook, parcel);
		const arrived = this.write(webhook, batch, parcel, at, reply);
		if (arrived) {
			queue.waiting.splice(0, batch.length);
			queue.failures = 0;
			queue.notBefore = 0;
			return;
		}
		queue.failures += 1;
		const wait = Math.min(LONGEST_WAIT, MINUTE * 2 ** (queue.failures - 1));
		queue.notBefore = this.subscribers.clock.now() + wait;
		if (queue.failures >= GIVES_UP_AFTER) this.subscribers.disable(webhook);
	}

	private write(
		webhook: Json,
		batch: readonly Happening[],
		{ body }: Parcel,
		at: number,
		{ status, text }: Reply,
	): boolean {
		const arrived = status !== undefined && status >= 200 && status < 300;
		this.deliveries.push({
			id: `delivery-${this.deliveries.length + 1}`,
			webhook: Number(webhook.webhook_oid),
			url: String(webhook.webhook_url),
			events: batch.map(({ event }) => event),
			body,
			at,
			...(status !== undefined && { status }),
			answer: text,
			arrived,
		});
		return arrived;
	}
}
