import { objectOf } from '../jsonSchema';

/** Of what the trigger gives, whatever the event: the record depends on that, and on what is to be included. */
export const eventSchema = objectOf({
	event: { type: 'string' },
	category: { type: 'string' },
	data: objectOf({}, { additionalProperties: true }),
});
