/** Bad rows of attributes, and of the models that have them. */
import { tableOf } from '../../../../scripts/metadata';
import {
	choice,
	date,
	flag,
	integer,
	many,
	one,
	text,
	texts,
	variant,
} from '../../../../scripts/metadata/rows';
import {
	letters,
	petAttributes,
	problemsIn,
	testProblems,
	withAttributes,
	withModel,
	withSimplified,
} from '../support';

const badly = choice('How it feels', {
	calm: { name: 'calm pet', description: 'Softly.' },
	wild: { name: 'Wild', description: '' },
});
const withChild = (fields: Parameters<typeof variant>[3]) =>
	withAttributes({ den: variant('PetResponse', null, 'Where it sleeps', fields) });

testProblems([
	[withAttributes({ den: text('') }), 'Pet.den: has no description'],
	[withAttributes({ den: text('Where it sleeps.') }), 'Pet.den: one sentence takes no final period'],
	[
		withAttributes({ den: text('Where it sleeps. Or not') }),
		'Pet.den: several sentences take a final period',
	],
	[
		withAttributes({ old: flag('If the pet is old') }),
		'Pet.old: the description of a yes or no starts with "Whether"',
	],
	[
		withAttributes({ den: text('Where it sleeps', { placeholder: 'cave' }) }),
		'Pet.den: a placeholder starts with "e.g. "',
	],
	[
		withAttributes({ den: text('Where it sleeps', { label: 'Its den' }) }),
		'Pet.den: the label "Its den" is not in Title Case',
	],
	[
		withAttributes({ old: flag('If old.', { label: 'old', placeholder: 'yes' }) }),
		'Pet.old: one sentence takes no final period',
		'Pet.old: the description of a yes or no starts with "Whether"',
		'Pet.old: a placeholder starts with "e.g. "',
		'Pet.old: the label "old" is not in Title Case',
	],
	[
		withAttributes({ den: text('Where it sleeps', { parameter: 'Pet_den' }) }),
		'Pet.den: the name "Pet_den" is not in camelCase',
	],
	[
		withAttributes({ mood: badly }),
		'Pet.mood: value calm: the label "calm pet" is not in Title Case',
		'Pet.mood: value calm: one sentence takes no final period',
		'Pet.mood: value wild: has no description',
	],

	// Children.
	[withAttributes({ den: one('Den', 'Where it sleeps') }), 'Pet.den: there is no model Den'],
	[
		withAttributes({ dens: many('Den', 'Where it sleeps', { entryKey: 'name' }) }),
		'Pet.dens: there is no model Den',
	],
	[
		withAttributes({ den: { ...text('Where it sleeps'), model: 'Pet' } }),
		'Pet.den: a model goes with the type "model"',
	],
	[
		withAttributes({ den: { type: 'model', list: false, description: 'Where it sleeps' } }),
		'Pet.den: a model goes with the type "model"',
	],
	[
		withAttributes({ warnings: many('Warning', 'What is wrong', { entryKey: 'warning_name' }) }),
		'Pet.warnings: there is no attribute warning_name',
	],
	[
		withAttributes({ dens: texts('Where it sleeps', { entryKey: 'name' }) }),
		'Pet.dens: only the entries of a list of models are told apart',
	],
	[
		withAttributes({ warning: one('Warning', 'What is wrong', { entryKey: 'warning_code' }) }),
		'Pet.warning: only the entries of a list of models are told apart',
	],
	[withChild({ required: ['pet', 'fur'] }), 'Pet.den: there is no attribute fur'],
	[withChild({ shown: ['fur'] }), 'Pet.den: there is no attribute fur'],
	[withChild({ oneOf: [['pet', 'fur']] }), 'Pet.den: there is no attribute fur'],

	// Lists that they are filled from.
	[
		withAttributes({ den: text('Where it sleeps', { loadOptionsMethod: 'getDens' }) }),
		'Pet.den: there is no dropdown getDens',
	],
	[
		withAttributes({ den: text('Where it sleeps', { searchListMethod: 'searchDens' }) }),
		'Pet.den: there is no search searchDens',
	],
	[
		withAttributes({
			pups: many('Pet', 'Its children', { entry: { fur: {}, name: { loadOptionsMethod: 'getDens' } } }),
		}),
		'Pet.pups: its entry: there is no attribute fur',
		'Pet.pups: there is no dropdown getDens',
	],

	// Models.
	[withSimplified(['name', 'fur'], {}), 'Pet (simplified): there is no attribute fur'],
	[withSimplified(Object.keys(letters(11)), letters(11)), 'Pet (simplified): at most 10 attributes'],
	[
		withModel('Pet', {
			...petAttributes,
			born_on: date('When it was born'),
			bornOn: date('When it was found'),
			size: integer('How large it is', { parameter: 'weight' }),
		}),
		'Pet: parameter bornOn: there are two of that name',
		'Pet: parameter weight: there are two of that name',
	],
]);

test('the search of a resource is there by itself', () => {
	const given = withAttributes({ twin: integer('The other one', { searchListMethod: 'searchPet' }) });
	expect(problemsIn(tableOf([given]))).toEqual([]);
});
