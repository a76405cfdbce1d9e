/** What UltraCart tells of a webhook's deliveries, and by what they are found. */
import { dateTimeOf, type Json } from '../json';
import type { Delivery } from './deliveryQueue';

export const summaryOf = ({ id, at, duration, events, orderIds, status, arrived }: Delivery): Json => ({
	request_id: id,
	delivery_dts: dateTimeOf(at),
	duration,
	event_names: events,
	order_ids: orderIds,
	success: arrived,
	...(status !== undefined && { status_code: status }),
});

export const logOf = (delivery: Delivery): Json => ({
	...summaryOf(delivery),
	webhook_oid: delivery.webhook,
	uri: delivery.url,
	request: delivery.body,
	response: delivery.answer,
});

/** To the second, as it is shown. */
const momentOf = ({ at }: Delivery): number => Date.parse(dateTimeOf(at));

const since = (delivery: Delivery, moment: unknown): boolean =>
	momentOf(delivery) >= Date.parse(String(moment));

/** By the name of the query parameter. */
const FILTERS: Readonly<Record<string, (delivery: Delivery, value: unknown) => boolean>> = {
	requestId: ({ id }, value) => id === value,
	beginDate: since,
	endDate: (delivery, moment) => momentOf(delivery) <= Date.parse(String(moment)),
	status: ({ status }, value) => String(status) === value,
	success: ({ arrived }, value) => arrived === value,
	event: ({ events }, value) => events.includes(String(value)),
	orderId: ({ orderIds }, value) => orderIds.includes(String(value)),
	request: ({ body }, value) => body.includes(String(value)),
	duration: ({ duration }, value) => duration >= Number(value),
	_since: since,
};

/** @param query of the request for the log */
export const deliveriesFor = (deliveries: readonly Delivery[], query: Json): Delivery[] =>
	deliveries.filter((delivery) =>
		Object.entries(query).every(([name, value]) => FILTERS[name]?.(delivery, value) ?? true),
	);
