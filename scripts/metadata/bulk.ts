/** TODO: what it is, in one sentence. Write every empty text in your own words, and take the comments of UltraCart's out. */
import { resource } from './resource';
import { answer, choice, endpoint, integer, many, model, one, text } from './rows';

export const bulk = resource({
	name: 'bulk',
	label: 'Bulk Job',
	plural: 'Bulk Jobs',
	record: 'BulkJob',
	id: 'object',
	modes: { id: { attribute: 'object', label: 'By ID', placeholder: 'e.g. 1042' } },
	read: { by: { id: 'bulkGetJob' }, list: '' },
	// TODO: what the editor shows of a record in a list.
	search: { endpoint: '', shows: ['object'] },
	// TODO: what n8n offers of it; group.ts shows how.
	operations: [],
	endpoints: [
		// Request cancellation of a bulk job
		endpoint('bulkCancelJob', 'DELETE /bulk/{object}/{job_id}', 'delete', {
			pathParameters: {
				// Object type
				object: text(''),
				// The bulk job id
				job_id: text(''),
			},
		}),
		// Generate a presigned upload URL for a bulk payload
		endpoint('bulkGenerateUploadUrl', 'POST /bulk/{object}/upload-url', 'other', {
			pathParameters: {
				// Object type
				object: text(''),
			},
			answer: 'BulkUploadUrlResponse',
		}),
		// Retrieve a bulk job's status and counts
		endpoint('bulkGetJob', 'GET /bulk/{object}/{job_id}', 'read', {
			pathParameters: {
				// Object type
				object: text(''),
				// The bulk job id
				job_id: text(''),
			},
			answer: 'BulkJobResponse',
			root: 'bulk_job',
		}),
		// Paginate a bulk job's per-record results
		endpoint('bulkGetJobRecords', 'GET /bulk/{object}/{job_id}/records', 'other', {
			pathParameters: {
				// Object type
				object: text(''),
				// The bulk job id
				job_id: text(''),
			},
			query: {
				// Filter by per-record result status (success, failed, duplicate).
				status: text(''),
				// Opaque pagination cursor.
				cursor: text(''),
				// Page size (default 100, max 1000).
				limit: integer(''),
			},
			answer: 'BulkRecordsResponse',
		}),
		// List bulk jobs for the calling merchant
		endpoint('bulkListJobs', 'GET /bulk/{object}', 'other', {
			pathParameters: {
				// Object type
				object: text(''),
			},
			query: {
				// Filter by job status.
				status: text(''),
				// Opaque pagination cursor.
				cursor: text(''),
				// Page size (default 100, max 1000).
				limit: integer(''),
			},
			answer: 'BulkJobsResponse',
		}),
		// Submit a bulk job
		endpoint('bulkSubmitJob', 'POST /bulk/{object}', 'other', {
			pathParameters: {
				// Object type
				object: text(''),
			},
			body: 'BulkJobRequest',
			answer: 'BulkJobResponse',
			root: 'bulk_job',
		}),
	],
	models: [
		answer('BulkUploadUrlResponse', {
			// When the presigned URL expires.
			expires_at: text(''),
			// Per-job record cap.
			max_records: integer(''),
			// Opaque reference to pass back on POST /rest/v2/bulk/{object}.
			s3_key: text(''),
			// Presigned S3 PUT URL (short-lived).
			upload_url: text(''),
		}),
		answer('BulkJobResponse', {
			bulk_job: one('BulkJob', ''),
		}),
		answer('BulkRecordsResponse', {
			// Opaque cursor for the next page, null when exhausted.
			next_cursor: text(''),
			// Per-record results.
			records: many('BulkRecord', ''),
		}),
		answer('BulkJobsResponse', {
			// Bulk jobs.
			bulk_jobs: many('BulkJob', ''),
			// Opaque cursor for the next page, null when exhausted.
			next_cursor: text(''),
		}),
		model('BulkJobRequest', {
			// Mutation mode - insert (create only) or upsert (create or update). Defaults to insert. This is always a mutation verb â€” the bulk surface writes only and has no read / query mode. upsert is currently supported for customer only..
			operation: choice('', {
				insert: { name: 'insert', description: '' },
				upsert: { name: 'upsert', description: '' },
			}),
			// The s3_key returned by the upload-url endpoint.
			s3_key: text(''),
			// Optional shared secret echoed in the completion POST's Authorization header.
			webhook_secret: text(''),
			// Optional URL to POST once, on completion.
			webhook_url: text(''),
		}),
		model('BulkJob', {
			// When the job reached a terminal status.
			completed_at: text(''),
			// Records short-circuited as duplicates.
			duplicate_count: integer(''),
			// Job-level failure code when status is failed.
			error_code: text(''),
			// Records that failed.
			fail_count: integer(''),
			// Public-facing job id (uc-bulk-<ulid>).
			job_id: text(''),
			// Object type this job processes.
			object: choice('', {
				customer: { name: 'customer', description: '' },
				order: { name: 'order', description: '' },
			}),
			// Mutation mode this job runs (the bulk surface is write-only).
			operation: choice('', {
				insert: { name: 'insert', description: '' },
				upsert: { name: 'upsert', description: '' },
			}),
			// Records processed so far.
			processed_records: integer(''),
			// Position behind the merchant's active job (queued jobs only).
			queue_position: integer(''),
			// Presigned S3 URL to the full per-record results NDJSON (set when finished).
			results_summary_url: text(''),
			// When the worker started the job.
			started_at: text(''),
			// Job status.
			status: choice('', {
				cancelled: { name: 'cancelled', description: '' },
				failed: { name: 'failed', description: '' },
				in_progress: { name: 'in_progress', description: '' },
				partial_success: { name: 'partial_success', description: '' },
				queued: { name: 'queued', description: '' },
				succeeded: { name: 'succeeded', description: '' },
			}),
			// When the job was submitted.
			submitted_at: text(''),
			// Records that landed.
			success_count: integer(''),
			// Total records counted on the first pass (null until counted).
			total_records: integer(''),
		}),
		model('BulkRecord', {
			// On an upsert success, whether the record was inserted or updated.
			action: choice('', {
				inserted: { name: 'inserted', description: '' },
				updated: { name: 'updated', description: '' },
			}),
			// Error code on a failed record.
			error_code: text(''),
			// Human-readable detail on a failed record.
			error_message: text(''),
			// Original NDJSON line number.
			line_number: integer(''),
			// The merchant-supplied dedupe key for this record.
			merchant_record_id: text(''),
			// Per-record verdict.
			status: choice('', {
				duplicate: { name: 'duplicate', description: '' },
				failed: { name: 'failed', description: '' },
				success: { name: 'success', description: '' },
			}),
			// UltraCart-side id created on success or matched on duplicate.
			uc_id: text(''),
		}),
	],
});
