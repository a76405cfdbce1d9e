/** Rows of models. */
import type { Model } from '../../metadata/types';
import { parameterOf } from '../names';
import { MOST_WITHOUT_CHOICE } from '../resolve';
import { badAttributes } from './attributes';
import { complaint, duplicates, unknownAttributes, type Complaint, type Known } from './complaints';

/** Attributes of a child that the attribute's own row names. */
function badChildren({ name, attributes }: Model, { rows, models }: Known): Complaint[] {
	return Object.entries(attributes).flatMap(([wire, { model: child, matchedBy, variant }]) => {
		if (child === undefined || !models.has(child)) return [];
		const named = variant ? [...variant.required, ...variant.shown, ...variant.oneOf.flat()] : [];
		const all = [...named, ...(matchedBy === undefined ? [] : [matchedBy])];
		return unknownAttributes(`${name}.${wire}`, all, rows.model(child).attributes);
	});
}

export function badModel(model: Model, known: Known): Complaint[] {
	const { name, attributes, simplified = [] } = model;
	return [
		...badAttributes(name, attributes, known),
		...duplicates(
			`${name}: parameter`,
			Object.entries(attributes).map(([wire, attribute]) => parameterOf(wire, attribute)),
		),
		...unknownAttributes(`${name} (simplified)`, simplified, attributes),
		...complaint(
			simplified.length > MOST_WITHOUT_CHOICE,
			`${name} (simplified): at most ${MOST_WITHOUT_CHOICE} attributes`,
		),
		...badChildren(model, known),
	];
}
