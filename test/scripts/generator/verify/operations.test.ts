/** Bad rows of operations: their words, and what only their kind asks of them. */
import * as kinds from '../../../../scripts/generator/kinds';
import type { Resource } from '../../../../scripts/metadata/resource';
import { choice, input, many, text } from '../../../../scripts/metadata/rows';
import {
	busyPet,
	letters,
	pet,
	petAttributes,
	testProblems,
	withAttributes,
	withModel,
	withOperation,
} from '../support';

const busy = (name: string, more: object): Resource => withOperation(name, more, busyPet);
const withGet = (more: object) => withOperation('get', more);
const withToys = (more: object) =>
	withModel('Pet', { ...petAttributes, toys: many('PetToy', 'What it plays with', more) }, busyPet);

const all = Object.keys(kinds).join(', ');

describe('words', () => {
	testProblems([
		[withOperation('getAll', { name: 'get_all' }), 'pet.get_all: the name "get_all" is not in camelCase'],
		[withOperation('getAll', { label: 'Get many' }), 'pet.getAll: the label "Get many" is not in Title Case'],
		[withGet({ action: 'Get Pet' }), 'pet.get: the action "Get Pet" is not in sentence case'],
		[withGet({ action: 'get pet' }), 'pet.get: the action "get pet" is not in sentence case'],
		[withGet({ action: 'Get the pet' }), 'pet.get: the action "Get the pet" has an article'],
		[withGet({ description: 'Get one pet.' }), 'pet.get: one sentence takes no final period'],
		[withGet({ description: 'Get one pet. Or none' }), 'pet.get: several sentences take a final period'],
		[withGet({ description: '' }), 'pet.get: has no description'],
		[withGet({ description: 'Get' }), 'pet.get: the description says no more than the label'],
	]);
});

describe('filters of a list', () => {
	const colours = choice('Its colour', {
		red: { name: 'Red', description: 'Like fire' },
		any: { name: 'Any', description: 'All of them' },
	});
	const isRed = { conditions: [{ of: 'colour', is: 'past' }], asks: { colour: true } };
	const any = { conditions: [] };
	const shade = { shade: { ...colours, choices: { red: { ...isRed, conditions: [] }, any } } };
	const keeper = (more: object) => ({
		keeperName: { ...text('Who keeps it', { placeholder: 'e.g. Ann' }), ...more },
	});
	const filledBy = { keeper: 'keeperName' };
	const inputs = { keeperName: input(text('Who keeps it', { placeholder: 'e.g. Ann' }), { required: true }) };
	testProblems([
		[busy('search', { filledBy, inputs, nodeFilters: shade })],
		[busy('search', { nodeFilters: keeper({ of: 'toys.toy' }) })],
		[busy('search', { filledBy }), 'pet.search: there is no input keeperName'],
		[busy('search', { filledBy: { fur: 'keeperName' }, inputs }), 'pet.search: there is no filter fur'],
		[busy('search', { nodeFilters: keeper({ of: 'toys.price' }) }), 'pet.search: there is no toys.price'],
		[
			busy('search', { nodeFilters: { keeper: { ...text('Who'), of: 'keeper' } } }),
			'pet.search: UltraCart has a filter keeper already',
		],
		[
			busy('search', { nodeFilters: keeper({}) }),
			'pet.search: the filter keeperName takes either "of" or "choices"',
		],
		[
			busy('search', { nodeFilters: keeper({ of: 'name', choices: {} }) }),
			'pet.search: the filter keeperName takes either "of" or "choices"',
		],
		[
			busy('search', { nodeFilters: { shade: { ...colours, choices: { red: isRed } } } }),
			'pet.search: the filter shade has no choice for any',
			'pet.search: there is no colour',
		],
		[
			busy('search', {
				nodeFilters: {
					shade: { ...colours, choices: { red: { conditions: [], asks: { fur: true } }, any } },
				},
			}),
			'pet.search: there is no filter fur',
		],
	]);
});

describe('kinds', () => {
	testProblems([
		[withGet({ kind: 'raed' }), `pet.get: there is no kind raed, only ${all}`],
		[withGet({ kind: undefined }), `pet.get: there is no kind undefined, only ${all}`],
		[
			withAttributes(letters(7)),
			...['create', 'get', 'getAll', 'update'].map(
				(name) => `pet.${name}: hands out Pet, which has more than 10 attributes and no "simplified"`,
			),
		],
		[
			withOperation('delete', { by: { id: 'deletePet', fur: 'deletePet' } }),
			'pet.delete: the resource has no mode "fur"',
		],
		[busy('delete', { batch: { fur: 'deletePets' } }), 'pet.delete: the resource has no mode "fur"'],
		[
			busy('generateTags', { by: { fur: 'generateTags' } }),
			'pet.generateTags: the resource has no mode "fur"',
		],
		[busy('upsert', { uniqueBy: 'fur' }), 'pet.upsert: the resource has no mode "fur"'],
		[
			busy('upsert', { uniqueBy: 'id' }),
			'pet.upsert: the form does not require pet_oid, by which the record is known',
		],
		[busy('exists', { uniqueBy: 'fur' }), 'pet.exists: the resource has no mode "fur"'],
		[busy('exists', { input: 'code' }), 'pet.exists: there is no input code'],
		[busy('getByKeeper', { path: { keeper: 'code' } }), 'pet.getByKeeper: there is no input code'],
		[busy('import', { uniqueBy: 'colour' }), 'pet.import: the resource has no mode "colour"'],
		[busy('import', { unproven: ['fur'] }), 'pet.import: the record has no attribute fur (unproven)'],
		[
			busy('import', { form: { model: 'Pet', required: ['keeper'] } }),
			'pet.import: the form does not require name, by which the record is known',
		],
		[
			busy('wake', { doneWhen: { attribute: 'fur', is: 'awake' } }),
			'pet.wake: Pet has no attribute fur (doneWhen)',
		],
		[
			busy('uploadTags', { statusLists: { lost: 'rejected' } }),
			'pet.uploadTags: the answer has no list lost (statusLists)',
		],
		[
			{
				...pet,
				endpoints: pet.endpoints.map((each) =>
					each.id === 'getPets'
						? { ...each, query: { ...each.query, city: text('The city', { of: 'homes.city' }) } }
						: each,
				),
			},
			"pet.getAll: the filter city looks at homes.city, which the records don't have",
		],
		[busy('giveToy', { input: 'code' }), 'pet.giveToy: there is no input code'],
		[busy('giveToy', { list: 'balls' }), 'pet.giveToy: there is no list balls of objects'],
		[busy('giveToy', { list: 'name' }), 'pet.giveToy: there is no list name of objects'],
		[busy('giveToy', { flag: 'lost' }), 'pet.giveToy: the entries of toys have no attribute lost'],
		[withToys({}), 'pet.giveToy: no attribute matches the entries of toys (entryKey)'],
	]);
});

describe('endpoints that there are not', () => {
	const nowhere = { endpoint: 'nowhere' };
	const insert = { endpoint: 'insertPet', batch: 'nowhere' };

	testProblems(
		(
			[
				['create', nowhere],
				['create', { batch: 'nowhere' }],
				['update', nowhere],
				['update', { batch: 'nowhere' }],
				['delete', { by: { id: 'nowhere' } }],
				['delete', { batch: { id: 'nowhere' } }],
				['upsert', { insert: nowhere }],
				['upsert', { insert, update: { endpoint: 'updatePet', batch: 'nowhere' } }],
				['search', nowhere],
				['giveToy', nowhere],
				['exists', nowhere],
				['generateTags', { by: { id: 'nowhere' } }],
				['uploadTags', nowhere],
				['feed', nowhere],
				['getShop', nowhere],
				['setShop', { read: 'nowhere' }],
				['setShop', nowhere],
			] as const
		).map(([name, more]) => [busy(name, more), `pet.${name}: there is no endpoint nowhere`]),
	);
});
