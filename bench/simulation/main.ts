/** `npm run simulate`: what setups of n8n get out of UltraCart's limits, up to a million codes an hour. */
import { print, type ResultTable } from '../tables';
import { percentile } from '../statistics';
import { ASSUMED, simulateHour, type Setup } from './simulation';

const SETUPS: readonly Setup[] = [
	{ title: 'One process', processes: 1 },
	{ title: '2 workers', processes: 2 },
	{ title: '4 workers', processes: 4 },
	{ title: '4 instances, each with a key and an address of its own', processes: 1, instances: 4 },
];

const LOADS = [1000, 10_000, 100_000, 1_000_000];

/** What has gone before, in hours. */
const STATES = [
	{ title: 'An hour whose limit is used up: 1,000 calls come free in it', before: 1 },
	{ title: 'An hour of a day whose limit is used up: 417 calls come free in it', before: 24 },
];

const number = (value: number) => value.toLocaleString('en-US');
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

function row(setup: Setup, executions: number, before: number): string[] {
	const { served, failed, calls, refused, waits } = simulateHour(setup, executions, before);
	return [
		setup.title,
		number(executions),
		number(served),
		number(failed),
		number(executions - served - failed),
		number(calls),
		number(refused),
		seconds(percentile(waits, 0.5)),
		seconds(percentile(waits, 0.99)),
	];
}

const tableOf = ({ title, before }: (typeof STATES)[number]): ResultTable => ({
	title,
	head: [
		'Setup',
		'Executions',
		'Served',
		'Gave up',
		'Still waiting',
		'Calls',
		'Refused',
		'Half within',
		'99 % within',
	],
	rows: SETUPS.flatMap((setup) => LOADS.map((executions) => row(setup, executions, before))),
});

for (const state of STATES) print(tableOf(state));

console.log(`
Assumed: executions arrive at random, as many in each minute; each wants one code of the same coupon, and n8n itself takes no time for them. A call takes
${ASSUMED.call} ms and makes up to ${number(ASSUMED.codesPerCall)} codes; a refused one takes ${ASSUMED.refusal} ms and does not count. UltraCart's limits are leaky buckets, 1,000
an hour and 10,000 a day, for each application and each address, and never two calls at once. An execution gives up when its call
has waited ${seconds(ASSUMED.longestWait)} for the rate limit.`);
