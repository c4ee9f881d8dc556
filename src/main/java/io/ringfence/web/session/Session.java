package io.ringfence.web.session;

/**
 * A person who logged in.
 *
 * @param changed when the user was last changed, as of the login: a new password ends older sessions
 * @param beganNanos of the monotonic clock
 */
record Session(String user, long changed, String csrf, long beganNanos) {}
