/** The two channels between the window and the application: requests there, news of changes back. */
export const CALL = 'paydown:call'
export const CHANGED = 'paydown:changed'
