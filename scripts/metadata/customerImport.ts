/** What customers are imported by, and what the form asks about that. */
import { choice, input, integer, text } from './rows';

const replacing = { whenExists: ['replace', 'skip'] };

export const customerImport = {
	object: 'customer',
	jobs: {
		uploadUrl: 'bulkGenerateUploadUrl',
		submit: 'bulkSubmitJob',
		get: 'bulkGetJob',
		list: 'bulkListJobs',
		records: 'bulkGetJobRecords',
	},
	inputs: {
		whenExists: input(
			choice('What to do with customers that UltraCart has already', {
				update: { name: 'Update', description: 'Change what is filled in, and keep all else' },
				replace: { name: 'Replace', description: 'Replace the whole customer: all else is cleared' },
				skip: { name: 'Skip', description: 'Leave the customer as it is' },
			}),
			{ label: 'When a Customer Exists', default: 'update' },
		),
		goOn: input(
			choice('Whether the workflow waits for UltraCart', {
				whenDone: {
					name: 'When the Job Is Done',
					description: 'An item comes out for each customer, with what became of it',
				},
				rightAway: {
					name: 'Right Away',
					description:
						'The job comes out, and goes on in UltraCart. To wait for it later, add Webhook URL under Options.',
				},
			}),
			{
				label: 'When to Go On',
				default: 'whenDone',
			},
		),
		longestWait: input(
			integer('How many seconds to wait for a job. One that takes longer goes on in UltraCart.', {
				minValue: 1,
			}),
			{ label: 'Longest Wait for a Job', option: true, default: 3600, show: { goOn: ['whenDone'] } },
		),
		duplicates: input(
			choice('What becomes of items with the same email address', {
				refuse: { name: 'Refuse Them', description: 'Nothing is sent of these items' },
				lastWins: { name: 'Last One Wins', description: 'The items before it come out as superseded' },
			}),
			{ label: 'Same Email Twice', option: true, default: 'refuse' },
		),
		withCards: input(
			choice('What becomes of customers who have credit cards on file', {
				refuse: { name: 'Refuse Them', description: 'They stay as they are, and their items fail' },
				write: {
					name: 'Write Them',
					description: 'Their cards are sent back as UltraCart shows them. Try it with one customer first.',
				},
			}),
			{ label: 'Customers With Cards', option: true, default: 'refuse', show: { whenExists: ['update'] } },
		),
		merchantRecordId: input(
			text(
				'Your own key of the customer. UltraCart finds the customer by it from then on, whatever the email address is. Without it, the email address is the key.',
				{ placeholder: 'e.g. CRM-1042' },
			),
			{ label: 'Merchant Record ID', option: true, show: replacing },
		),
		webhookUrl: input(
			text('Address that UltraCart calls once the job is done', {
				placeholder: 'e.g. {{ $execution.resumeUrl }}',
			}),
			{
				label: 'Webhook URL',
				option: true,
				hint: 'To wait for the job later in this workflow, use {{ $execution.resumeUrl }} here, and add a Wait node: Resume On Webhook Call, HTTP Method POST, Limit Wait Time on. Then Bulk Job → Get: a job that ends before the Wait node is reached calls in vain.',
			},
		),
		webhookSecret: input(
			text('What UltraCart sends in the Authorization header of that call', { secret: true }),
			{ option: true },
		),
	},
} as const;
