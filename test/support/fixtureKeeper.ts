/** A resource that UltraCart does not have, with everything that rows can say and that no resource of the table needs yet. */
import type { Account } from '../../sandbox/account';
import type { Json } from '../../sandbox/json';
import { requireRecord } from '../../sandbox/lookup';
import type { ResourceBehaviour } from '../../sandbox/resourceBehaviour';
import { operation, resource } from '../../scripts/metadata/resource';
import {
	answer,
	choice,
	date,
	endpoint,
	expansion,
	flag,
	input,
	integer,
	json,
	jsons,
	many,
	model,
	money,
	one,
	paging,
	records,
	text,
	texts,
	values,
} from '../../scripts/metadata/rows';
import type { Form } from '../../scripts/metadata/types';

const keeperOid = { keeper_oid: integer('The number of the keeper') };
const email = text('The address of the keeper', { placeholder: 'e.g. name@email.com' });
const record = { query: expansion, answer: 'KeeperResponse', root: 'keeper' };
const pages = {
	query: { ...paging, ...expansion },
	page: { max: 60, default: 30 },
	answer: 'KeepersResponse',
	root: 'keepers',
};
const example = { placeholder: 'e.g. Rex' };
const form: Form = { model: 'Keeper', required: ['email'], shown: ['nickname'] };

export const keeper = resource({
	name: 'keeper',
	label: 'Keeper',
	plural: 'Keepers',
	record: 'Keeper',
	id: 'keeper_oid',
	modes: {
		email: { attribute: 'email', label: 'By Email', placeholder: 'e.g. name@email.com' },
		id: { attribute: 'keeper_oid', label: 'By ID', placeholder: 'e.g. 7' },
	},
	read: {
		by: { email: 'getKeeperByEmail', id: 'getKeeper' },
		list: 'getKeepers',
		many: {
			email: { endpoint: 'getKeepersByQuery', keys: 'emails', size: 40, asks: { query_target: 'origin' } },
		},
	},
	search: {
		endpoint: 'getKeepersByQuery',
		term: { location: 'body', name: 'city' },
		shows: ['email'],
	},
	endpoints: [
		endpoint('getKeepers', 'GET /keeper/keepers', 'list', pages),
		endpoint('getKeepersByQuery', 'POST /keeper/keepers/query', 'list', {
			...pages,
			body: 'KeeperQuery',
			safe: true,
		}),
		endpoint('getRoster', 'GET /keeper/roster', 'list', {
			query: {
				cursor: text('The page'),
				limit: integer('How many keepers this one call may return'),
				...expansion,
			},
			page: { max: 50, default: 20, cursor: { parameter: 'cursor', limit: 'limit', next: 'next_page' } },
			answer: 'RosterResponse',
			root: 'keepers',
		}),
		endpoint('getBalance', 'GET /keeper/keepers/{keeper_oid}/balance', 'other', {
			pathParameters: keeperOid,
			answer: 'BalanceResponse',
			root: 'balance',
		}),
		endpoint('payKeeper', 'POST /keeper/keepers/{keeper_oid}/pay', 'other', {
			pathParameters: keeperOid,
			body: 'Payment',
			answer: 'PaymentResponse',
		}),
		endpoint('praiseKeeper', 'PUT /keeper/keepers/{keeper_oid}/praise/{place}', 'other', {
			pathParameters: { ...keeperOid, place: text('Where the keeper is praised') },
			body: 'Praise',
		}),
		endpoint('insertKeeper', 'POST /keeper/keepers', 'insert', { body: 'Keeper', ...record }),
		endpoint('getKeeper', 'GET /keeper/keepers/{keeper_oid}', 'read', {
			pathParameters: keeperOid,
			...record,
		}),
		endpoint('getKeeperByEmail', 'GET /keeper/keepers/by_email/{email}', 'read', {
			pathParameters: { email },
			...record,
		}),
		endpoint('updateKeeper', 'PUT /keeper/keepers/{keeper_oid}', 'update', {
			pathParameters: keeperOid,
			body: 'Keeper',
			...record,
		}),
		endpoint('deleteKeeper', 'DELETE /keeper/keepers/{keeper_oid}', 'delete', { pathParameters: keeperOid }),
	],
	models: [
		model(
			'Keeper',
			{
				keeper_oid: integer('The number of the keeper', {
					label: 'Keeper ID',
					positive: true,
					readOnly: true,
				}),
				email,
				nickname: text('What the keeper is called', { maxLength: 20, ...example }),
				since: date('When the keeper began'),
				age: integer('How old the keeper is', { positive: true }),
				wage: money('What the keeper gets'),
				friendly: flag('Whether the keeper is friendly'),
				password: text('What the keeper signs in with', { secret: true }),
				privacy: one('KeeperPrivacy', 'What the keeper agrees to', { expansion: 'privacy' }),
				homes: records('KeeperHome', 'home_oid', 'Where the keeper lives', {
					expansion: 'homes',
					usual: ['street', 'city'],
				}),
				tags: values('KeeperTag', 'tag_value', 'Words by which the keeper is found', { expansion: 'tags' }),
				pets: many('KeeperPet', 'What the keeper cares for'),
				vet: json('KeeperVet', 'Whom the keeper calls', { expansion: 'vet' }),
				licenses: jsons('KeeperLicense', 'What the keeper may do', { expansion: 'vet' }),
			},
			{
				expansions: { homes: 'Homes', privacy: 'Privacy', tags: 'Tags', vet: 'Vet and Licenses' },
				simplified: ['keeper_oid', 'email', 'privacy', 'tags'],
			},
		),
		model('KeeperPrivacy', {
			marketing: flag('Whether the keeper takes letters'),
			statistics: flag('Whether the keeper is counted'),
			contact: one('KeeperContact', 'How the keeper can be reached'),
		}),
		model('KeeperContact', {
			phone: text('The number of the keeper', { placeholder: 'e.g. 555-123-4567' }),
			pin: text('What the keeper says on the telephone', { secret: true }),
			best_time: choice('When to call', {
				morning: { name: 'Morning', description: 'Before noon' },
				night: { name: 'Night', description: 'After dinner' },
			}),
		}),
		model('KeeperTag', { tag_value: text('The word', { maxLength: 20, placeholder: 'e.g. VIP' }) }),
		model('KeeperPet', {
			name: text('What the pet is called', example),
			weight: money('What the pet weighs'),
		}),
		model('KeeperHome', {
			home_oid: integer('The number of the home', { label: 'Home ID', positive: true }),
			street: text('The street of the home', example),
			city: text('The city of the home', example),
			default_home: flag('Whether the keeper lives there now'),
		}),
		model('KeeperQuery', {
			emails: texts('Addresses of keepers', { of: 'email' }),
			city: text('Where a home of the keeper is', { of: 'homes.city', ...example }),
			query_target: choice('Where to look', {
				cache: { name: 'Cache', description: 'Faster, and a few minutes old' },
				origin: { name: 'Origin', description: 'What is there now' },
			}),
		}),
		answer('RosterResponse', {
			keepers: many('Keeper', 'The keepers'),
			next_page: text('The page after this one'),
		}),
		model('Balance', {
			due: money('What the keeper is owed'),
			payments: integer('How often the keeper was paid'),
		}),
		answer('BalanceResponse', { balance: one('Balance', 'What the keeper is owed') }),
		model('Payment', {
			amount: money('What the keeper gets'),
			reason: text('What for', { placeholder: 'e.g. Night shift' }),
		}),
		answer('PaymentResponse', { paid: money('What the keeper got'), due: money('What the keeper is owed') }),
		model('Praise', { words: texts('What is said') }),
		answer('KeeperResponse', { keeper: one('Keeper', 'The keeper') }),
		answer('KeepersResponse', { keepers: many('Keeper', 'The keepers') }),
	],
	operations: [
		operation({
			name: 'create',
			kind: 'create',
			label: 'Create',
			action: 'Create a keeper',
			description: 'Create a keeper with homes',
			endpoint: 'insertKeeper',
			form,
		}),
		operation({
			name: 'upsert',
			kind: 'upsert',
			label: 'Create or Update',
			action: 'Create or update a keeper',
			description: 'Create a new record, or update the current one if it already exists (upsert)',
			uniqueBy: 'email',
			insert: { endpoint: 'insertKeeper' },
			update: { endpoint: 'updateKeeper' },
			form,
		}),
		operation({
			name: 'delete',
			kind: 'delete',
			label: 'Delete',
			action: 'Delete a keeper',
			description: 'Delete a keeper for good',
			by: { id: 'deleteKeeper' },
		}),
		operation({
			name: 'get',
			kind: 'read',
			label: 'Get',
			action: 'Get a keeper',
			description: 'Get one keeper by email or ID',
		}),
		operation({
			name: 'getAll',
			kind: 'list',
			label: 'Get Many',
			action: 'Get many keepers',
			description: 'Get the keepers, many or all of them',
			endpoint: 'getKeepers',
		}),
		operation({
			name: 'getBalance',
			kind: 'readPart',
			label: 'Get Balance',
			action: 'Get the balance of a keeper',
			description: 'Get what a keeper is owed',
			endpoint: 'getBalance',
		}),
		operation({
			name: 'getRoster',
			kind: 'list',
			label: 'Get Roster',
			action: 'Get the roster of keepers',
			description: 'Get the keepers, a page after the other',
			endpoint: 'getRoster',
		}),
		operation({
			name: 'pay',
			kind: 'action',
			label: 'Pay',
			action: 'Pay a keeper',
			description: 'Pay a keeper for something',
			endpoint: 'payKeeper',
			form: { model: 'Payment', label: 'Payment', required: ['amount', 'reason'] },
		}),
		operation({
			name: 'praise',
			kind: 'action',
			label: 'Praise',
			action: 'Praise a keeper',
			description: 'Praise a keeper where others hear it',
			endpoint: 'praiseKeeper',
			path: { place: 'place' },
			filledBy: { words: 'words' },
			done: 'praised',
			inputs: {
				place: input(text('Where the keeper is praised', example), { required: true }),
				words: input(texts('What is said', example), { required: true }),
			},
		}),
		operation({
			name: 'update',
			kind: 'update',
			label: 'Update',
			action: 'Update a keeper',
			description: 'Change a keeper. What you leave empty stays as it is.',
			endpoint: 'updateKeeper',
			form,
		}),
	],
});

/** What it does beyond storing records. */
export function keeperBehaviour(account: Account): ResourceBehaviour {
	const paid = new Map<unknown, number[]>();
	const paymentsTo = ({ keeper_oid: oid }: Json): number[] => paid.get(oid) ?? [];
	const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
	return {
		endpoints: {
			getBalance(request) {
				const payments = paymentsTo(requireRecord(account, request));
				return { balance: { due: 100 - sum(payments), payments: payments.length } };
			},
			payKeeper(request) {
				const record = requireRecord(account, request);
				const payments = [...paymentsTo(record), Number(request.body.amount)];
				paid.set(record.keeper_oid, payments);
				return { paid: request.body.amount, due: 100 - sum(payments) };
			},
			praiseKeeper(request) {
				requireRecord(account, request);
				return {};
			},
		},
	};
}
