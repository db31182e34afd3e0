/** Sent on `window` when the server no longer knows the session. */
export const SESSION_ENDED = 'xs-session-ended';

/** Sent on `window` when the same person has signed in again without leaving the page, or acts in another membership. */
export const SESSION_RENEWED = 'xs-session-renewed';
