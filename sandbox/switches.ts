/**
 * What UltraCart does not document. Each point is a switch, so that a client can be tested against every possibility.
 * The default is what a careful client must expect.
 */
import { SettingError } from './errors';

interface Choice<Value extends string> {
	/** What is not documented, and what each value does. */
	readonly about: string;
	readonly values: readonly Value[];
	readonly default: Value;
}

const choice = <const Value extends string>(
	about: string,
	values: readonly [Value, ...Value[]],
): Choice<Value> => ({
	about,
	values,
	default: values[0],
});

/** The first value is the default. */
export const CHOICES = {
	batch: choice(
		'What becomes of the good rows of a batch that holds a bad one. allOrNothing: none is done, 400. bestEffort: they are done and the answer leaves the bad ones out. bestEffortRefused: they are done, and the answer is a 400 all the same.',
		['allOrNothing', 'bestEffort', 'bestEffortRefused'],
	),
	batchOrder: choice('The order in which a batch is answered.', ['given', 'reversed']),
	partialPut: choice(
		'What a PUT does to attributes that its body leaves out. wipes: they are emptied. keepsUnexpanded: so they are, but for those that come with an expansion which the PUT did not ask for. keeps: they stay.',
		['wipes', 'keepsUnexpanded', 'keeps'],
	),
	expansions: choice(
		'Which parts of a record come that have to be asked for by _expand: those that were asked for, or all.',
		['asked', 'all'],
	),
	unnamedEntries: choice(
		'What becomes of memberships, permissions and notifications that a list does not name: they are switched off, or stay.',
		['off', 'kept'],
	),
	getGroup: choice('Whether reading one group answers with it or with nothing; both sources say nothing.', [
		'empty',
		'full',
	]),
	deleteCoupon: choice(
		'Whether deleting a coupon answers with the coupon (document) or with nothing (SDKs).',
		['coupon', 'empty'],
	),
	errorEnvelope: choice(
		"Whether an error object has success:false beside it, or stands alone, as on the vendor's page on errors.",
		['success', 'alone'],
	),
	emptyAnswer: choice('How "nothing" is answered: 204, or 200 with an empty body.', ['noContent', 'blank']),
	manyValues: choice(
		'Whether a filter for many values, such as e-mail addresses, finds only what has one of them whole, or what contains one too.',
		['parts', 'whole'],
	),
	totalRecords: choice('Whether result_set.total_records is filled in.', ['given', 'null']),
	pagesOver100: choice(
		'Whether pages larger than the default are taken; the vendor may stop taking them at any time.',
		['taken', 'refused'],
	),
	deleteAbsent: choice('Whether deleting what does not exist is answered with a 400 or counts as done.', [
		'refused',
		'ok',
	]),
	getAbsent: choice('Whether reading what does not exist is answered with a 400 or with no record.', [
		'refused',
		'empty',
	]),
	refreshToken: choice(
		'Whether refreshing an access token also gives a new refresh token and ends the old one.',
		['kept', 'rotated'],
	),
	unknownAttributes: choice(
		'What becomes of attributes in a body that the table does not have: they are refused, or kept. UltraCart may have got them since.',
		['refused', 'kept'],
	),
	webhookEvents: choice('Whether a webhook is shown with every event there is, or with those it delivers.', [
		'all',
		'subscribed',
	]),
	webhookCategories: choice(
		"Whether a webhook's categories are called as in this project's table (item), or as an official plugin writes them (items). An event has the same name everywhere.",
		['singular', 'plural'],
	),
	webhookTexts: choice(
		'Whether a webhook may have a name and a comment, which are new: they are kept, or the webhook is refused with them.',
		['kept', 'refused'],
	),
	webhookEventsAdded: choice(
		'Whether the account tells of events and expansions that the table does not have: none, or some of each kind.',
		['none', 'some'],
	),
	webhookLimits: choice(
		'What becomes of a maximum_events below 10 or above 500 and of a maximum_size above 900 KB: the nearest allowed value is kept, or the webhook is refused. The 500 is a guess.',
		['capped', 'refused'],
	),
	deliveryBody: choice(
		'Whether a delivery is an object that holds the events, or the bare list of them: the vendor shows both.',
		['object', 'list'],
	),
	compressed: choice(
		'What of a delivery is compressed: the list of events, or the whole delivery, which then is no JSON.',
		['events', 'whole'],
	),
	nameCase: choice(
		'Which letters of codes and other names are the same but for their case: those of ASCII, or all that Unicode pairs, so that STRASSE and STRAßE are one code.',
		['ascii', 'unicode'],
	),
	bulkNulls: choice(
		'Whether what a bulk job does not have is left out of answers or null: samples show nulls, on which the official SDK throws.',
		['absent', 'sent'],
	),
	bulkOrder: choice('Whether the results of a bulk job come in the order of its lines.', [
		'given',
		'reversed',
	]),
	bulkSecret: choice('How the Authorization header of a completion POST holds the secret.', [
		'raw',
		'bearer',
	]),
	retryAfter: choice('Whether a 429 carries Retry-After. No such header is documented.', ['absent', 'given']),
} as const;

type Choices = typeof CHOICES;

export type Switches = { -readonly [Name in keyof Choices]: Choices[Name]['values'][number] } & {
	/** The most codes one request may generate: the back office allows 1,000, the API names no figure. */
	largestQuantity: number;
};

const CASE_FOLDS: Readonly<Record<Switches['nameCase'], (name: string) => string>> = {
	ascii: (name) => name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()),
	// In both directions: ß has capitals only, the Kelvin sign only a small letter.
	unicode: (name) => name.toUpperCase().toLowerCase(),
};

/** A name in the form in which it is compared: UltraCart's codes are not case-sensitive. */
export const foldedName = (name: unknown, nameCase: Switches['nameCase']): string =>
	typeof name === 'string' ? CASE_FOLDS[nameCase](name) : typeof name === 'number' ? String(name) : '';

const DEFAULTS = Object.fromEntries(Object.entries(CHOICES).map(([name, row]) => [name, row.default]));

export const switchesWith = (given: Partial<Switches> = {}): Switches =>
	({ ...DEFAULTS, largestQuantity: 1000, ...given }) as Switches;

/**
 * Reads switches that came as plain data, from the command line or the control endpoint.
 *
 * @throws SettingError that names the switch and its values
 */
export function checkedSwitches(given: Readonly<Record<string, unknown>>): Partial<Switches> {
	for (const [name, value] of Object.entries(given)) {
		if (name === 'largestQuantity') {
			if (!Number.isInteger(value)) throw new SettingError('largestQuantity must be a whole number');
			continue;
		}
		if (!(name in CHOICES)) {
			throw new SettingError(
				`There is no switch '${name}'. There are: ${Object.keys(CHOICES).join(', ')}, largestQuantity`,
			);
		}
		const values: readonly unknown[] = CHOICES[name as keyof Choices].values;
		if (!values.includes(value)) throw new SettingError(`${name} must be one of ${values.join(', ')}`);
	}
	return given;
}

/** Whether an endpoint answers with nothing although its row names an answer. */
export function isEmptyAnswer(endpointId: string, switches: Switches): boolean {
	if (endpointId === 'getGroup') return switches.getGroup === 'empty';
	if (endpointId === 'deleteCoupon') return switches.deleteCoupon === 'empty';
	return false;
}
