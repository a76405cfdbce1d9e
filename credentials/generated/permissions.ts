// Generated from scripts/metadata. Change the table there, not this file,
// and run: npm run generate

export const permissions = 'Coupon, Gift Certificate and User, and Webhook for the trigger';
