/** Filters that UltraCart does not have: what it is asked instead, and which of the records that come are meant. */
import type { IDataObject } from 'n8n-workflow';
import type { DateTime } from 'luxon';

import { rootOf, valuesAt } from '../../shared/json';
import { isoDate } from '../input/dates';
import { foldCase } from '../item';
import type { Condition, FilterChoice, NodeFilter } from '../operation';

/** A filter of the node's own, for what an item gives. */
interface ChosenFilter extends FilterChoice {
	readonly given: IDataObject[string];
}

const isOneForAll = (choices: NodeFilter['choices']): choices is FilterChoice => 'conditions' in choices;

/** The filters that an item uses. */
const chosenIn = (filters: readonly NodeFilter[], values: IDataObject): ChosenFilter[] =>
	filters.flatMap(({ field: { apiName }, choices }) => {
		const given = values[apiName];
		const choice = isOneForAll(choices) ? choices : choices[given as string];
		return given !== undefined && choice ? [{ ...choice, given }] : [];
	});

type Test = (value: unknown, now: DateTime, given: unknown) => boolean;

const momentOf = (value: unknown): number => Date.parse(String(value));

const tests: Record<Condition['is'], Test> = {
	past: (value, now) => momentOf(value) <= now.toMillis(),
	future: (value, now) => momentOf(value) > now.toMillis(),
	asGiven: (value, _now, given) => foldCase(value) === foldCase(given),
};

function fulfils(record: IDataObject, { of, is, orEmpty }: Condition, now: DateTime, given: unknown) {
	const values = valuesAt(record, of.split('.'));
	return values.length === 0 ? orEmpty === true : values.some((value) => tests[is](value, now, given));
}

/** What filters of the node's own make of a listing. */
export interface Narrowing {
	/** What UltraCart is asked, by its names: fewer records come. */
	readonly asks: IDataObject;
	/** Attributes that are looked at. */
	readonly looksAt: readonly string[];
	/** Which of them are meant. Nothing where all are. */
	readonly passes?: (record: IDataObject) => boolean;
}

/** @param values what an item gives, by filter */
export function narrow(filters: readonly NodeFilter[], values: IDataObject, now: DateTime): Narrowing {
	const chosen = chosenIn(filters, values);
	const asked = chosen.flatMap(({ asks = {} }) => Object.entries(asks));
	const conditionsOfAll = chosen.flatMap(({ conditions }) => conditions);
	const moment = isoDate(now, 'The time', 'UTC');
	return {
		asks: Object.fromEntries(asked.map(([name, value]) => [name, value === 'now' ? moment : value])),
		looksAt: conditionsOfAll.map(({ of }) => rootOf(of)),
		...(conditionsOfAll.length > 0 && {
			passes: (record) =>
				chosen.every(({ conditions, given }) =>
					conditions.every((condition) => fulfils(record, condition, now, given)),
				),
		}),
	};
}
