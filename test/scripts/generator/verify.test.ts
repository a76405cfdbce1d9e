/** Bad rows stop the generator, all at once. What is checked of each kind of row has a file in verify/. */
import { table } from '../../../scripts/metadata';
import { model, text } from '../../../scripts/metadata/rows';
import {
	busyPet,
	pet,
	petAttributes,
	petWithHomes,
	problemsIn,
	testProblems,
	withAttributes,
} from './support';

test('the table has no bad row', () => expect(problemsIn(table)).toEqual([]));

const [deletePet] = pet.operations.filter(({ name }) => name === 'delete');
if (!deletePet) throw new Error('The fixture has lost its deletion');
const owl = { ...pet, name: 'owl', label: 'owl', endpoints: [], models: [] };

testProblems([
	...[pet, petWithHomes, busyPet].map((given) => [given] as const),
	[{ ...pet, models: [...pet.models, model('Pet', petAttributes)] }, 'model Pet: there are two of that name'],
	// One of those that every answer has.
	[{ ...pet, models: [...pet.models, model('Warning', {})] }, 'model Warning: there are two of that name'],
	[
		{ ...pet, endpoints: [...pet.endpoints, ...pet.endpoints.slice(0, 1)] },
		'endpoint getPets: there are two of that name',
		'endpoint GET /pet/pets: there are two of that name',
	],
	[
		{ ...pet, operations: [...pet.operations, ...pet.operations.slice(2, 3)] },
		'resource pet: operation get: there are two of that name',
	],
	[[pet, { ...owl, name: 'pet', label: 'Pet' }], 'resource pet: there are two of that name'],
	// n8n keeps the operation where the resource is changed.
	[
		[pet, { ...owl, label: 'Owl', operations: [{ ...deletePet, name: 'get' }] }],
		'owl.get: it is of the kind delete, pet.get of the kind read',
	],
	// Those of all files are reported at once.
	[
		[withAttributes({ words: text('') }), owl],
		'Pet.words: has no description',
		'resource owl: the label "owl" is not in Title Case',
	],
]);
