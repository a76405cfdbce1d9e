/** Every kind of operation, by its name: one file each, and its line here. */
export { action } from './action';
export { checkExists } from './checkExists';
export { create } from './create';
export { deleteRecords as delete } from './delete';
export { generateCodes } from './generateCodes';
export { importRecords as import } from './import';
export { list } from './list';
export { read } from './read';
export { readPart } from './readPart';
export { readSingleton } from './readSingleton';
export { toggleEntry } from './toggleEntry';
export { update } from './update';
export { updateSingleton } from './updateSingleton';
export { uploadCodes } from './uploadCodes';
export { upsert } from './upsert';
