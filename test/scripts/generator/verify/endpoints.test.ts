/** Bad rows of endpoints, and of the lists that forms are filled from. */
import type { Resource } from '../../../../scripts/metadata/resource';
import { endpoint, flag, integer, many, text } from '../../../../scripts/metadata/rows';
import { CRUD_ACTIONS } from '../../../../scripts/metadata/types';
import { pet, testProblems, withAttributes, withEndpoint, withModel } from '../support';

/** What the list of pets is searched by. */
const name = text('Part of the name');

const withLine = (line: string): Resource => ({
	...pet,
	endpoints: [...pet.endpoints, endpoint('countPets', line as never, 'other')],
});

testProblems([
	[
		withLine('/pet/count'),
		'countPets: the line starts with /pet/count, and not with GET, POST, PUT, DELETE',
		'countPets: the line has no path that starts with "/"',
	],
	[withLine('GET'), 'countPets: the line has no path that starts with "/"'],
	[withLine('GET pet/count'), 'countPets: the line has no path that starts with "/"'],
	[
		withLine('PATCH /pet/count'),
		'countPets: the line starts with PATCH, and not with GET, POST, PUT, DELETE',
	],
	[
		withEndpoint('deletePet', { crud: 'remove' }),
		`deletePet: there is no CRUD action remove, only ${CRUD_ACTIONS.join(', ')}`,
	],
	[withEndpoint('insertPet', { method: 'GET' }), 'endpoint GET /pet/pets: there are two of that name'],
	[
		withEndpoint('deletePet', { pathParameters: {} }),
		'deletePet: the path and its parameters differ',
		'pet.delete: the path of deletePet has no {pet_oid}',
	],
	[
		withEndpoint('insertPet', { pathParameters: { den: text('Where') } }),
		'insertPet: the path and its parameters differ',
		'pet.create: nothing says what {den} of insertPet is',
	],
	[
		withEndpoint('getPet', { pathParameters: { pet_oid: integer('The number.') } }),
		'getPet (path).pet_oid: one sentence takes no final period',
	],
	[
		withEndpoint('getPets', { query: { name, tame: flag('Pets that are tame') }, page: undefined }),
		'getPets (query).tame: the description of a yes or no starts with "Whether"',
	],
	[withEndpoint('insertPet', { body: 'Beast' }), 'insertPet: there is no model Beast'],
	[withEndpoint('updatePet', { answer: 'Reply' }), 'updatePet: there is no model Reply'],
	[withEndpoint('getPets', { answer: 'Reply' }), 'getPets: there is no model Reply'],
	[
		withModel('PetsResponse', { pets: many('Beast', 'The pets') }),
		'PetsResponse.pets: there is no model Beast',
	],
	[withEndpoint('updatePet', { root: 'beast' }), 'updatePet (root): there is no attribute beast'],
	[withEndpoint('deletePet', { root: 'pet' }), 'deletePet (root): there is no answer'],
	[withEndpoint('insertPet', { bodyList: 'pets' }), 'insertPet (bodyList): there is no attribute pets'],
	[
		withEndpoint('deletePet', { bodyList: 'pets' }),
		'deletePet (bodyList): there is no body',
		'pet.delete: nothing says what {pet_oid} of deletePet is',
		'pet.delete: deletePet takes no body',
	],
	[
		withEndpoint('getPets', { query: { name } }),
		'getPets (query): there is no parameter _limit',
		'getPets (query): there is no parameter _offset',
	],
	[
		withEndpoint('updatePet', { asyncMode: { parameter: '_later', batchSize: 9 } }),
		'updatePet (query): there is no parameter _later',
	],
	[withEndpoint('getPets', { sort: ['name', 'fur'] }), 'getPets (sort): there is no attribute fur'],
]);

/** A list that is named by an attribute, out of an endpoint that hands out pets. */
const withList = (more: object, id: string): Resource => ({
	...withAttributes({ friend: integer('Whom it likes', more) }),
	endpoints: [...pet.endpoints, endpoint(id, `GET /${id}`, 'list', { answer: 'PetsResponse', root: 'pets' })],
});

const unused = (name: string) => `dropdown ${name}: no attribute is filled from it`;

describe('lists', () => {
	testProblems([
		[
			withAttributes({ friend: integer('Whom it likes', { loadOptionsMethod: 'getUsers' }) }),
			'dropdown getUsers: there is no endpoint getUsers',
		],
		[withList({}, 'searchItems'), 'search searchItems: no attribute is filled from it'],
		[withList({}, 'getGroups'), unused('getGroups')],
		[
			withList({ loadOptionsMethod: 'getUsers' }, 'getUsers'),
			...['getLinkedAccounts', 'getNotifications', 'getPermissions'].map(unused),
			'dropdown getUsers: there is no attribute user_id',
			'dropdown getUsers: there is no attribute login',
			'dropdown getUsers: there is no attribute full_name',
		],
		[
			withList({ loadOptionsMethod: 'getPermissions' }, 'getUsers'),
			...['getLinkedAccounts', 'getNotifications'].map(unused),
			'dropdown getPermissions: there is no attribute permissions',
			'dropdown getPermissions: there is no attribute permission_Name',
			'dropdown getPermissions: there is no attribute permission_group',
			unused('getUsers'),
		],
		[
			withAttributes({ friend: integer('Whom it likes', { searchListMethod: 'searchItems' }) }),
			'search searchItems: there is no endpoint searchItems',
		],
		[
			withList({ searchListMethod: 'searchItems' }, 'searchItems'),
			'search searchItems: there is no attribute merchant_item_id',
			'search searchItems: there is no attribute description',
			'search searchItems: there is no parameter m',
			'search searchItems: there is no parameter s',
		],
	]);
});
