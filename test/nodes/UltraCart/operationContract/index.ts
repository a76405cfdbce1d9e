/** What the tests know of every kind of operation, by its name: one file each, and its line here. */
export { contract as action } from './action';
export { contract as checkExists } from './checkExists';
export { contract as create } from './create';
export { contract as delete } from './delete';
export { contract as generateCodes } from './generateCodes';
export { contract as import } from './import';
export { contract as list } from './list';
export { contract as read } from './read';
export { contract as readPart } from './readPart';
export { contract as readSingleton } from './readSingleton';
export { contract as toggleEntry } from './toggleEntry';
export { contract as update } from './update';
export { contract as updateSingleton } from './updateSingleton';
export { contract as uploadCodes } from './uploadCodes';
export { contract as upsert } from './upsert';
