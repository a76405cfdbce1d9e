/**
 * Runs a workflow's JSON in the genuine n8n engine (n8n-core): a package found by n8n's own loader, and n8n's own execution,
 * expressions, HTTP, authentication, OAuth refresh, paired items, retries and Continue On Fail. Independent of jest.
 *
 *   const engine = await Engine.load(packageDir);
 *   const run = await engine.run(chain([{ email: 'ann@example.com' }], node), { credentials });
 *   run.items('UltraCart');
 *   await engine.close();
 */
export { Engine, type EngineOptions, type OpenWorkflow, type RunHandle, type RunOptions } from './engine';
export { WebhookHost, type Activation } from './webhooks';
export type { CredentialStore, StoredCredential } from './credentials';
export type { LogEntry, LogLevel } from './logs';
export type { ExtraNodes } from './nodeTypes';
export { EngineRun } from './run';
export { chain, sequence, TRIGGER, type NodeDraft, type WorkflowJson } from './workflow';
