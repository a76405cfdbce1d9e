/** Bad rows of attributes, and of the models that have them. */
import {
	choice,
	date,
	flag,
	integer,
	json,
	many,
	one,
	records,
	text,
	texts,
	variant,
} from '../../../../scripts/metadata/rows';
import type { Resource } from '../../../../scripts/metadata/resource';
import type { Attribute, Model } from '../../../../scripts/metadata/types';
import {
	homeAttributes,
	letters,
	petAttributes,
	petWithHomes,
	testProblems,
	withAttributes,
	withModel,
	withSimplified,
} from '../support';

const withDen = (den: Attribute) => withAttributes({ den });
const badly = choice('How it feels', {
	calm: { name: 'calm pet', description: 'Softly.' },
	wild: { name: 'Wild', description: '' },
});
const withChild = (fields: Parameters<typeof variant>[3]) =>
	withAttributes({ den: variant('Warning', null, 'A den', fields) });

const withHomes = (names: string[], column?: string): Resource => {
	const given = withSimplified(names, homeAttributes, column);
	return { ...given, models: [...given.models, ...petWithHomes.models.slice(-3)] };
};
/** Pets with columns that are made of what is deeper in them. */
function withColumns(columns: NonNullable<Model['columns']>): Resource {
	const chip = withModel('Chip', { maker: text('Who made it', { placeholder: 'e.g. Acme' }) });
	const chips = many('Chip', 'Chips that it wears');
	const { models, ...rest } = withAttributes({ ...letters(12), chips }, chip);
	const simplified = ['name', 'maker', 'chips'];
	return {
		...rest,
		models: models.map((each) => (each.name === 'Pet' ? { ...each, simplified, columns } : each)),
	};
}
/** Pets of which a part only comes on demand. */
function withExpansions(expansions: Record<string, string>): Resource {
	const simplified = withSimplified(['name'], {
		den: text('A den', { expansion: 'den', placeholder: 'e.g. cave' }),
	});
	return {
		...simplified,
		models: simplified.models.map((each) => (each.name === 'Pet' ? { ...each, expansions } : each)),
	};
}

testProblems([
	[withDen(text('')), 'Pet.den: has no description'],
	[withDen(text('A den.')), 'Pet.den: one sentence takes no final period'],
	[withDen(text('A den. Or not')), 'Pet.den: several sentences take a final period'],
	[withDen(flag('If it has one')), 'Pet.den: the description of a yes or no starts with "Whether"'],
	[withDen(text('A den', { placeholder: 'cave' })), 'Pet.den: a placeholder starts with "e.g. "'],
	[withDen(text('A den', { label: 'Its den' })), 'Pet.den: the label "Its den" is not in Title Case'],
	[
		withAttributes({ old: flag('If old.', { label: 'old', placeholder: 'yes' }) }),
		'Pet.old: one sentence takes no final period',
		'Pet.old: the description of a yes or no starts with "Whether"',
		'Pet.old: a placeholder starts with "e.g. "',
		'Pet.old: the label "old" is not in Title Case',
	],
	[withDen(text('A den', { parameter: 'Pet_den' })), 'Pet.den: the name "Pet_den" is not in camelCase'],
	[
		withAttributes({ mood: badly }),
		'Pet.mood: value calm: the label "calm pet" is not in Title Case',
		'Pet.mood: value calm: one sentence takes no final period',
		'Pet.mood: value wild: has no description',
	],

	// Children.
	[withDen(one('Den', 'A den')), 'Pet.den: there is no model Den'],
	[withDen(many('Den', 'A den', { entryKey: 'name' })), 'Pet.den: there is no model Den'],
	[withDen({ ...text('A den'), model: 'Warning' }), 'Pet.den: a model goes with the type "model"'],
	[
		withDen({ type: 'model', list: false, description: 'A den' }),
		'Pet.den: a model goes with the type "model"',
	],
	[withDen(many('Warning', 'What is wrong', { entryKey: 'code' })), 'Pet.den: there is no attribute code'],
	[withDen(texts('A den', { entryKey: 'name' })), 'Pet.den: only the entries of a list of models have a key'],
	[withDen(text('A den', { isEnd: 'anyTime' })), 'Pet.den: only a moment can be the end of something'],
	[
		withDen(one('Warning', 'What is wrong', { entryKey: 'warning_code' })),
		'Pet.den: only the entries of a list of models have a key',
	],
	[
		withDen(json('Warning', 'A den')),
		'Pet.den: the table has the model Warning: nothing has to be taken as JSON',
	],
	[
		withDen({ ...json('Den', 'A den'), model: undefined } as never),
		'Pet.den: a model goes with the type "model"',
	],
	[withDen(records('Warning', 'code', 'What is wrong')), 'Pet.den: there is no attribute code'],
	[
		withDen(many('Warning', 'What is wrong', { entriesAre: 'values' })),
		'Pet.den: nothing tells its entries apart (entryKey)',
	],
	[
		withDen(records('ResultSet', 'limit', 'Where it is', { usual: ['more', 'offset', 'fur'] })),
		'Pet.den: there is no attribute fur',
		'Pet.den: a field of more always has a value, so it can\'t be "usual"',
		'Pet.den: a field of offset always has a value, so it can\'t be "usual"',
	],
	[
		withDen(many('Warning', 'What is wrong', { usual: ['warning_code'] })),
		'Pet.den: only entries that are records are "usual" in parts',
	],
	...['warning_code', 'fur'].map((defaultFlag): [Resource, string] => [
		withDen(records('Warning', 'warning_code', 'What is wrong', { defaultFlag })),
		'Pet.den: only one of several records is the default, by a yes or no of its own (defaultFlag)',
	]),
	[
		withDen(many('Pet', 'Its children')),
		'Pet.den: through it, a Pet holds another Pet, and so on without end',
	],
	[
		withAttributes({ den: one('Den', 'A den') }, withModel('Den', { pets: many('Pet', 'Who sleeps there') })),
		'Pet.den: through it, a Pet holds another Pet, and so on without end',
		'Den.pets: through it, a Den holds another Den, and so on without end',
	],
	[withChild({ required: ['warning_code', 'fur'] }), 'Pet.den: there is no attribute fur'],
	[withChild({ shown: ['fur'] }), 'Pet.den: there is no attribute fur'],
	[withChild({ oneOf: [['warning_code', 'fur']] }), 'Pet.den: there is no attribute fur'],

	// Lists that they are filled from.
	[withDen(text('A den', { loadOptionsMethod: 'getDens' })), 'Pet.den: there is no dropdown getDens'],
	// That of a resource is there by itself.
	[withDen(integer('A den', { searchListMethod: 'searchPet' }))],
	[withDen(text('A den', { searchListMethod: 'searchDens' })), 'Pet.den: there is no search searchDens'],
	[
		withAttributes({
			ills: many('Warning', 'What is wrong', {
				entry: { fur: {}, warning_code: { loadOptionsMethod: 'getDens' } },
			}),
		}),
		'Pet.ills: its entry: there is no attribute fur',
		'Pet.ills: there is no dropdown getDens',
	],

	// Parts that only come on demand.
	[withDen(text('A den', { expansion: 'den' })), 'Pet.den: no record that holds it has the expansion den'],
	[
		withExpansions({ den: 'its den', fur: 'Fur' }),
		'Pet (expansions): the label "its den" is not in Title Case',
		'Pet (expansions): no attribute comes with fur',
		...['getPets', 'getPetsByKeeper', 'insertPet', 'getPet', 'getPetByName', 'updatePet'].map(
			(id) => `${id} (query): there is no parameter _expand`,
		),
	],

	// Models.
	[withSimplified(['name', 'fur'], {}), 'Pet (simplified): there is no attribute fur'],
	[withSimplified(Object.keys(letters(11)), letters(11)), 'Pet (simplified): at most 10 attributes'],
	[withColumns({ maker: { of: ['chips.maker', 'keeper'] }, chips: { of: ['chips'], entries: ['maker'] } })],
	[
		withColumns({
			maker: { of: ['chips.color', 'chips.maker.city'], onlyWith: 'fur' },
			chips: { of: ['chips'], entries: ['color'] },
			length: { of: ['name'] },
		}),
		'Pet (columns): maker: there is no chips.color',
		'Pet (columns): maker: there is no chips.maker.city',
		'Pet (columns): maker: there is no attribute fur',
		'Pet (columns): chips: there is no attribute color',
		'Pet (columns): length is none of the columns (simplified)',
	],
	[withHomes(['name', 'home'], 'home')],
	[withHomes(['name']), 'Pet (variantColumn): in which column does "Simplified" show the variant?'],
	[withHomes(['name'], 'home'), 'Pet (variantColumn): home is none of the columns (simplified)'],
	[withHomes(['name'], 'name'), 'Pet (variantColumn): there is an attribute name'],
	[
		withModel('NoHome', { type: text('What kind of none') }, withHomes(['name', 'home'], 'home')),
		'Pet (variantColumn): NoHome has a type, and the column has its own',
	],
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
