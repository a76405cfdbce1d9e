/** The lists that n8n's editor fills from the account: dropdowns, and searches while one types. */
import { setTimeout as pause } from 'node:timers/promises';

import { LoadOptionsContext } from 'n8n-core';
import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';

import { PROJECT_ROOT } from '../../../scripts/project';
import { rows } from '../../support/formParameters';
import { labelOf } from '../../support/generator';
import { NODE, useTestEnvironment } from '../../support/testEnvironment';
import { shortenTimeLimits } from '../../support/time';

const env = useTestEnvironment({ records: { coupon: 230, user: 12, group: 6, giftCertificate: 3 } });

// eslint-disable-next-line @typescript-eslint/no-require-imports
const { UltraCart } = require(PROJECT_ROOT) as { UltraCart: new () => INodeType };
const { listSearch = {}, loadOptions = {} } = new UltraCart().methods ?? {};

/** What n8n hands a method of the node, with its own HTTP and authentication. */
function editor(parameters: IDataObject = {}): ILoadOptionsFunctions {
	env().refreshCredentials();
	const { credentials, engine } = env();
	const { workflow, additionalData } = engine.open(env().workflow([], parameters), { credentials });
	const node = workflow.getNode(NODE);
	if (!node) throw new Error('The workflow has lost its node');
	const data = { ...additionalData, currentNodeParameters: node.parameters };
	return new LoadOptionsContext(workflow, node, data, '') as ILoadOptionsFunctions;
}

const search = async (name: string, filter?: string, token?: string): Promise<INodeListSearchResult> =>
	(await listSearch[name]?.call(editor(), filter, token)) ?? { results: [] };

const options = async (name: string, parameters: IDataObject = {}): Promise<INodePropertyOptions[]> =>
	(await loadOptions[name]?.call(editor(parameters))) ?? [];

const calls = () => env().sandbox.log.calls;
const records = (resource: string) => env().sandbox.list(resource) as IDataObject[];

describe('a search', () => {
	it('shows a hundred coupons at a time, sorted by code, with the discount and when it ends', async () => {
		const sorted = records('coupon').sort((a, b) =>
			(a.merchant_code as string) < (b.merchant_code as string) ? -1 : 1,
		);
		const [first] = sorted;
		const page = await search('searchCoupon');
		expect(page.results).toHaveLength(100);
		expect(page.results[0]).toEqual({
			name: `${first?.merchant_code as string} (${first?.calculated_description as string}, Expiration Date ${(first?.expiration_dts as string).slice(0, 10)})`,
			value: first?.coupon_oid,
		});
		expect(page.paginationToken).toBe('100');
		const next = await search('searchCoupon', '', '100');
		expect(next.results.map(({ value }) => value)).toEqual(
			sorted.slice(100, 200).map(({ coupon_oid }) => coupon_oid),
		);
		const last = await search('searchCoupon', undefined, next.paginationToken);
		expect(last.results).toHaveLength(30);
		expect(last).not.toHaveProperty('paginationToken');
		expect(calls()).toBe(3);
	});

	it('has UltraCart look for what is typed', async () => {
		env().sandbox.insert('coupon', { merchant_code: 'NEEDLE', no_discount: {} });
		expect((await search('searchCoupon', ' needle ')).results).toEqual([
			{ name: 'NEEDLE (No discount)', value: records('coupon').at(-1)?.coupon_oid },
		]);
		expect(env().sandbox.log.entries[0]?.body).toEqual({ merchant_code_or_description: 'needle' });
	});

	it('goes on behind what it has where UltraCart does not say where, and ends where it stays', async () => {
		const resultSet = (change: IDataObject) => {
			env().sandbox.faults.add({
				kind: 'alter',
				change: ({ metadata, ...body }) => {
					const { result_set } = metadata as { result_set: IDataObject };
					return { ...body, metadata: { result_set: { ...result_set, ...change } } };
				},
			});
		};
		resultSet({ next_offset: null });
		expect((await search('searchCoupon')).paginationToken).toBe('100');
		resultSet({ next_offset: 100 });
		expect(await search('searchCoupon', '', '100')).not.toHaveProperty('paginationToken');
	});

	it('looks itself through what UltraCart lists as a whole, and sorts it', async () => {
		const [user] = records('user');
		const all = (await search('searchUser')).results;
		expect(all).toHaveLength(12);
		expect(all).toContainEqual({
			name: `${user?.login as string} (${user?.full_name as string}, ${user?.email as string})`,
			value: user?.user_id,
		});
		const names = all.map(({ name }) => name);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })));
		for (const typed of [user?.login as string, user?.email as string]) {
			const found = (await search('searchUser', typed.toUpperCase())).results;
			expect(found.map(({ value }) => value)).toContain(user?.user_id);
		}
		expect((await search('searchGroup', 'nothing like it')).results).toEqual([]);
	});

	it('of items says how many it wants', async () => {
		const { results } = await search('searchItems', 'shirt');
		expect(results.length).toBeGreaterThan(0);
		expect(env().sandbox.log.entries[0]?.query).toMatchObject({ s: 'shirt', m: '100' });
		for (const { name } of results) expect(name).toMatch(/shirt/i);
	});

	it('shows a record without any of its names by its ID', async () => {
		env().sandbox.faults.add({ kind: 'alter', change: (body) => ({ ...body, groups: [{ group_oid: 7 }] }) });
		expect((await search('searchGroup')).results).toEqual([{ name: '7', value: 7 }]);
	});
});

it.each([
	['searchCoupon', 'getCouponsByQuery', 'coupons'],
	['searchGroup', 'getGroups', 'groups'],
])('%s says so where there is no list, or an empty entry in it', async (name, on, list) => {
	env().sandbox.faults.add({ kind: 'withoutLists', on });
	await expect(search(name)).rejects.toMatchObject({
		name: 'NodeApiError',
		message: `UltraCart answered without the list of ${list} that it was asked for`,
	});
	env().sandbox.faults.add({ kind: 'nullEntries', on });
	await expect(search(name)).rejects.toMatchObject({
		name: 'NodeApiError',
		message: `UltraCart sent a list of ${list} with an empty entry`,
	});
});

describe('a dropdown', () => {
	let hours = 0;

	beforeEach(() => {
		// What was read is shown again for half a minute.
		const { now } = Date;
		hours += 1;
		const later = hours * 3_600_000;
		jest.spyOn(Date, 'now').mockImplementation(() => now() + later);
	});

	it('is sorted, and what another has read of the same account is not read again', async () => {
		const names = (await options('getShippingMethods')).map(({ name }) => name);
		expect(names.length).toBeGreaterThan(1);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
		expect(await options('getCurrencies')).toContainEqual({ name: 'USD', value: 'USD' });
		expect(calls()).toBe(1);
	});

	it('is of records, or of a list in them, with what tells them apart', async () => {
		const [user] = records('user');
		expect(await options('getUsers')).toContainEqual({
			name: user?.login,
			value: user?.user_id,
			description: user?.full_name,
		});
		const permission = { name: 'Coupons', value: 'Coupons', description: expect.any(String) as string };
		expect(await options('getPermissions')).toContainEqual(permission);
		expect(await options('getGroups')).toHaveLength(6);
	});

	it('of coupon types calls each what the form calls it, and saves the words of UltraCart', async () => {
		env().sandbox.faults.add({
			kind: 'alter',
			on: 'getEditorValues',
			change: (body) => ({ ...body, coupon_types: [...(body.coupon_types as string[]), 'Brand new type'] }),
		});
		const { attributes } = rows.model('Coupon');
		const types = Object.entries(attributes).filter(([, { variant }]) => variant);
		const expected = types.map(([apiName, attribute]) => {
			const words = attribute.variant?.text ?? apiName;
			return { name: labelOf(apiName, attribute), value: words, description: words };
		});
		const listed = await options('getCouponTypes');
		expect(listed).toHaveLength(types.length + 1);
		expect(listed).toEqual(
			expect.arrayContaining([...expected, { name: 'Brand new type', value: 'Brand new type' }]),
		);
	});

	it('is asked for again where it did not work', async () => {
		env().sandbox.faults.add({ kind: 'status', status: 400, message: 'Not today', on: 'getGroups' });
		await expect(options('getGroups')).rejects.toMatchObject({ message: 'Not today' });
		expect(await options('getGroups')).toHaveLength(6);
	});

	it('is asked for once more where only the time of the list that asked first is over', async () => {
		env().sandbox.faults.add({ kind: 'delay', milliseconds: 400, on: 'getEditorValues' });
		const timeLimit = new AbortController();
		jest.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(timeLimit.signal);
		const first = options('getShippingMethods');
		const others = Promise.all([options('getCurrencies'), options('getCouponTypes')]);
		while (calls() === 0) await pause(5);
		timeLimit.abort();
		await expect(first).rejects.toMatchObject({
			message: 'UltraCart is busy with other calls of yours, or asks to wait',
		});
		for (const list of await others) expect(list.length).toBeGreaterThan(0);
		const { log } = env().sandbox;
		expect(log.calls - log.refused).toBe(2);
	});

	it.each([
		[
			'getGroups',
			'getGroups',
			'withoutLists',
			'UltraCart answered without the list of groups that it was asked for',
		],
		['getUsers', 'getUsers', 'nullEntries', 'UltraCart sent a list of users with an empty entry'],
		['getCurrencies', 'getEditorValues', 'nullEntries', 'UltraCart sent a list with an empty entry'],
		['getStorefronts', 'getEditorValues', 'nullEntries', 'UltraCart sent a list with an empty entry'],
		[
			'getStorefronts',
			'getEditorValues',
			'withoutLists',
			'UltraCart answered without the values that it was asked for',
		],
	] as const)('%s from %s with %s says so', async (name, on, kind, message) => {
		env().sandbox.faults.add({ kind, on });
		await expect(options(name)).rejects.toMatchObject({ name: 'NodeApiError', message });
		expect((await options(name)).length).toBeGreaterThan(0);
	});

	it('lists the fields of what comes out, but no secrets, without a call', async () => {
		const fields = await options('getFields', { resource: 'user', operation: 'get' });
		expect(fields).toContainEqual({ name: 'Login', value: 'login' });
		expect(fields.map(({ value }) => value)).not.toContain('change_password_to');
		expect(calls()).toBe(0);
	});
});

it('says so where other calls take too long', async () => {
	jest.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(AbortSignal.abort());
	await expect(search('searchGroup')).rejects.toMatchObject({
		message: 'UltraCart is busy with other calls of yours, or asks to wait',
		description: expect.stringMatching(/Try again in a moment, or enter the value by hand$/) as string,
	});
});

it('says so where an answer comes in drops', async () => {
	shortenTimeLimits(50);
	env().sandbox.faults.add({ kind: 'trickle', times: 9 });
	await expect(search('searchGroup')).rejects.toMatchObject({
		message: 'UltraCart is busy with other calls of yours, or asks to wait',
	});
});
