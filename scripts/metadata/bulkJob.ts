/** Bulk jobs: UltraCart's way to take customers and orders by the thousand, with a rate limit of its own. */
import { ordinary } from './ordinary';
import { operation, resource } from './resource';
import { answer, choice, date, endpoint, input, integer, many, model, one, text } from './rows';
import type { Attributes } from './types';

const object = choice('What the records of the job are', {
	customer: { name: 'Customers', description: 'Customers that are imported' },
	order: { name: 'Orders', description: 'Orders that are imported' },
});
const jobId = text('The job, by the ID that UltraCart gave it', {
	label: 'Job ID',
	placeholder: 'e.g. uc-bulk-01JC48210300A1C',
});
/** As paths name it. */
const objects = text('What the records of the job are', { placeholder: 'e.g. customer' });
const ofJob = { object: objects, job_id: jobId };
const given = { readOnly: true } as const;

/** The query parameters by which an endpoint hands out pages, each with a cursor that leads to the next. */
const cursor: Attributes = {
	cursor: text('Where the page begins, by the page before'),
	limit: integer('How many this one call may return'),
};
const byCursor = { parameter: 'cursor', limit: 'limit', next: 'next_cursor' };

const jobStatus = {
	queued: { name: 'Queued', description: 'It waits for the job before it' },
	in_progress: { name: 'In Progress', description: 'It is under way' },
	succeeded: { name: 'Succeeded', description: 'All of its records have landed' },
	partial_success: { name: 'Partial Success', description: 'Some of its records have failed' },
	failed: { name: 'Failed', description: 'Nothing of it has landed' },
	cancelled: { name: 'Cancelled', description: 'Somebody has stopped it' },
};
const recordStatus = {
	success: { name: 'Success', description: 'It has landed' },
	failed: { name: 'Failed', description: 'It has not' },
	duplicate: { name: 'Duplicate', description: 'It had landed before' },
};

const job = { answer: 'BulkJobResponse', root: 'bulk_job' };

const jobs = ordinary('bulk job', 'bulk jobs');

export const bulkJob = resource({
	name: 'bulkJob',
	label: 'Bulk Job',
	plural: 'Bulk Jobs',
	record: 'BulkJob',
	id: 'job_id',
	modes: { id: { attribute: 'job_id', label: 'By ID', placeholder: 'e.g. uc-bulk-01JC48210300A1C' } },
	within: { object: input(object, { label: 'Object', default: 'customer' }) },
	read: { by: { id: 'bulkGetJob' } },
	endpoints: [
		endpoint('bulkGenerateUploadUrl', 'POST /bulk/{object}/upload-url', 'other', {
			// An address that nothing is put to is nothing.
			safe: true,
			pathParameters: { object: objects },
			answer: 'BulkUploadUrlResponse',
		}),
		endpoint('bulkSubmitJob', 'POST /bulk/{object}', 'other', {
			pathParameters: { object: objects },
			body: 'BulkJobRequest',
			...job,
		}),
		endpoint('bulkListJobs', 'GET /bulk/{object}', 'list', {
			pathParameters: { object: objects },
			query: { status: choice('Jobs that are so far', jobStatus), ...cursor },
			page: { max: 100, default: 100, cursor: byCursor },
			answer: 'BulkJobsResponse',
			root: 'bulk_jobs',
		}),
		endpoint('bulkGetJob', 'GET /bulk/{object}/{job_id}', 'read', { pathParameters: ofJob, ...job }),
		endpoint('bulkCancelJob', 'DELETE /bulk/{object}/{job_id}', 'other', { pathParameters: ofJob }),
		endpoint('bulkGetJobRecords', 'GET /bulk/{object}/{job_id}/records', 'list', {
			pathParameters: ofJob,
			query: { status: choice('Records of which this came', recordStatus), ...cursor },
			page: { max: 1000, default: 100, cursor: byCursor },
			answer: 'BulkRecordsResponse',
			root: 'records',
		}),
	].map((each) => ({
		...each,
		hasOwnLimit: true,
		// UltraCart documents no permission of their own, and refuses to be asked for one that it does not know.
		permission: each.method === 'GET' ? 'customer_read' : 'customer_write',
	})),
	operations: [
		operation({
			name: 'cancel',
			kind: 'action',
			label: 'Cancel',
			action: 'Cancel bulk job',
			description: 'Stop a job that is queued or under way. What has landed stands.',
			endpoint: 'bulkCancelJob',
			doneWhen: { attribute: 'status', is: 'cancelled' },
		}),
		jobs.get({ description: 'Get one job, and how far it is' }),
		jobs.getAll({
			description: 'Get the jobs about customers or orders, those of other programs included',
			endpoint: 'bulkListJobs',
			filters: 'query',
		}),
		operation({
			name: 'getRecords',
			kind: 'list',
			label: 'Get Records',
			action: 'Get records of bulk job',
			description: 'Get what came of each record of a job, such as those that failed',
			endpoint: 'bulkGetJobRecords',
			filters: 'query',
			ofRecord: true,
		}),
	],
	models: [
		model(
			'BulkJob',
			{
				job_id: text('The ID UltraCart gave the job', { label: 'Job ID', ...given }),
				object: { ...object, ...given },
				operation: choice(
					'What the job does with records that are there already',
					{
						insert: { name: 'Insert', description: 'Leaves them as they are' },
						upsert: { name: 'Upsert', description: 'Replaces them' },
					},
					given,
				),
				status: choice('How far the job is', jobStatus, given),
				queue_position: integer('How many jobs are before it', given),
				submitted_at: date('When it was submitted', given),
				started_at: date('When it began', given),
				completed_at: date('When it ended', given),
				total_records: integer('How many records it has, once they are counted', given),
				processed_records: integer('How many records are done', given),
				success_count: integer('How many records have landed', given),
				fail_count: integer('How many records have failed', given),
				duplicate_count: integer('How many records had landed before', given),
				error_code: text('Why the job failed as a whole', given),
				results_summary_url: text('Where the results of all records can be read, for a short time', {
					label: 'Results URL',
					secret: true,
					...given,
				}),
			},
			{
				simplified: [
					'job_id',
					'object',
					'operation',
					'status',
					'submitted_at',
					'completed_at',
					'total_records',
					'success_count',
					'fail_count',
					'error_code',
				],
			},
		),
		model('BulkRecord', {
			line_number: integer('Line of the file, counted from one', given),
			merchant_record_id: text('The key that the record was given in the file', {
				label: 'Merchant Record ID',
				...given,
			}),
			status: choice('What came of the record', recordStatus, given),
			action: choice(
				'What was done with the record, by jobs that also update',
				{
					inserted: { name: 'Inserted', description: 'It is new' },
					updated: { name: 'Updated', description: 'It has replaced one that was there' },
				},
				given,
			),
			uc_id: text('The ID by which UltraCart names the record in its jobs', {
				label: 'UltraCart ID',
				...given,
			}),
			error_code: text('Why it failed, in short', given),
			error_message: text('Why it failed', given),
		}),
		model('BulkJobRequest', {
			s3_key: text('The file, by what the address for it came with', { label: 'S3 Key' }),
			operation: choice('What to do with records that are there already', {
				insert: { name: 'Insert', description: 'Leave them as they are' },
				upsert: { name: 'Upsert', description: 'Replace them' },
			}),
			webhook_url: text('Where to tell that the job has ended', { label: 'Webhook URL' }),
			webhook_secret: text('What the Authorization header of that call holds', { secret: true }),
		}),
		answer('BulkUploadUrlResponse', {
			upload_url: text('Where the file goes', { label: 'Upload URL', secret: true }),
			s3_key: text('What names the file when the job is submitted', { label: 'S3 Key' }),
			expires_at: date('When the address expires'),
			max_records: integer('How many records a job may hold'),
		}),
		answer('BulkJobResponse', { bulk_job: one('BulkJob', 'The job') }),
		answer('BulkJobsResponse', {
			bulk_jobs: many('BulkJob', 'The jobs'),
			next_cursor: text('Where the next page begins, if there is one'),
		}),
		answer('BulkRecordsResponse', {
			records: many('BulkRecord', 'What came of each record'),
			next_cursor: text('Where the next page begins, if there is one'),
		}),
	],
});
