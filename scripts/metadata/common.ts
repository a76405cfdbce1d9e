/** Models that every answer of UltraCart is wrapped in. */
import { flag, integer, model, one, text } from './rows';

export const common = [
	model(
		'ModelError',
		{
			developer_message: text('What went wrong, in words for a developer'),
			error_code: text('The HTTP status code, as text'),
			more_info: text('Where to read more, often a link'),
			object_id: text('The record that the message is about'),
			user_message: text('What went wrong, in words for a merchant'),
		},
		{ documentedAs: 'Error' },
	),
	model('ErrorResponse', {
		error: one('ModelError', 'Why UltraCart refused'),
		metadata: one('ResponseMetadata', 'Paging and the kind of payload'),
		success: flag('Whether UltraCart did what was asked'),
	}),
	model('Warning', {
		more_info: text('Where to read more, often a link'),
		warning_code: text('A short code for the warning'),
		warning_message: text('What UltraCart finds questionable'),
	}),
	model('ResponseMetadata', {
		payload_name: text('The name of the property that holds the payload'),
		result_set: one('ResultSet', 'Where this page stands among all records'),
	}),
	model('ResultSet', {
		count: integer('How many records this page holds'),
		limit: integer('How many records a page may hold'),
		more: flag('Whether another page follows'),
		next_offset: integer('Where the next page starts'),
		offset: integer('Where this page starts, counted from zero'),
		total_records: integer('How many records there are in all; may be missing'),
	}),
];
