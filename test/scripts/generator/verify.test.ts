/** Bad rows stop the generator, all at once. What is checked of each kind of row has a file in verify/. */
import { verify } from '../../../scripts/generator/verify';
import { table, tableOf } from '../../../scripts/metadata';
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

test('the table has no bad row, and neither have the made-up ones', () => {
	expect(() => verify(table)).not.toThrow();
	for (const resource of [pet, petWithHomes, busyPet]) expect(problemsIn(tableOf([resource]))).toEqual([]);
});

testProblems([
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
]);

test('two resources of a name', () => {
	const twice = tableOf([pet, { ...pet, endpoints: [], models: [] }]);
	expect(problemsIn(twice)).toEqual(['resource pet: there are two of that name']);
});

test('bad rows of all files are told at once', () => {
	const owl = { ...pet, name: 'owl', label: 'owl', endpoints: [], models: [] };
	expect(problemsIn(tableOf([withAttributes({ words: text('') }), owl]))).toEqual([
		'Pet.words: has no description',
		'resource owl: the label "owl" is not in Title Case',
	]);
});
