/** Bad rows of resources. */
import { pet, testProblems } from '../support';

const { id, ...others } = pet.modes;
const search = { endpoint: 'getPets', term: { location: 'query', name: 'name' }, shows: ['name'] } as const;

testProblems([
	[
		{ ...pet, label: 'pet', plural: 'pets' },
		'resource pet: the label "pet" is not in Title Case',
		'resource pet: the label "pets" is not in Title Case',
	],
	[{ ...pet, record: 'Beast' }, 'resource pet: there is no model Beast'],
	[
		{ ...pet, id: 'oid', operations: [] },
		'resource pet (modes): there is no attribute oid',
		'resource pet (modes): "id" has to be oid',
	],
	[
		{ ...pet, modes: { ...pet.modes, code: { attribute: 'code', label: 'By Code', placeholder: 'e.g. X' } } },
		'resource pet (modes): there is no attribute code',
		'resource pet (read): nothing reads a record by "code"',
	],
	[
		{
			...pet,
			name: 'Pet',
			modes: { ...others, id: { ...id, attribute: 'pet_oid', label: 'The number', placeholder: '7' } },
		},
		'resource Pet: the name "Pet" is not in camelCase',
		'resource Pet (modes): the label "The number" is not in Title Case',
		'resource Pet (modes): the label "The number" does not start with "By "',
		'resource Pet (modes): a placeholder starts with "e.g. "',
	],
	[
		{ ...pet, modes: others, read: { ...pet.read, by: {} }, operations: [] },
		'resource pet (modes): "id" has to be pet_oid',
		'resource pet (read): nothing reads a record by "name"',
	],

	// How records are read.
	[
		{ ...pet, read: { by: { ...pet.read.by, id: 'seePet' }, list: 'seePets' }, operations: [] },
		'resource pet: there is no endpoint seePet',
		'resource pet: there is no endpoint seePets',
	],
	[
		{ ...pet, read: { ...pet.read, by: { ...pet.read.by, code: 'getPet' } } },
		'resource pet (read): the resource has no mode "code"',
	],
	[
		{ ...pet, read: { ...pet.read, by: { ...pet.read.by, id: 'insertPet' } } },
		'resource pet (read): the path of insertPet has no {pet_oid}',
	],
	[
		{ ...pet, read: { ...pet.read, list: 'insertPet' } },
		'resource pet (read): the answer of insertPet has no list (root)',
	],

	// The list to choose from.
	[
		{ ...pet, search: { ...search, shows: ['name', 'fur'] } },
		'resource pet (search): there is no attribute fur',
	],
	[
		{ ...pet, search: { ...search, term: { location: 'query', name: 'fur' } } },
		'resource pet (search): there is no parameter fur',
	],
	[
		{ ...pet, search: { endpoint: 'getPets', shows: ['name'] } },
		'resource pet (search): getPets has pages, and no term says by what UltraCart looks there',
	],
	[{ ...pet, search: { endpoint: 'findPets', shows: [] } }, 'resource pet: there is no endpoint findPets'],
]);
