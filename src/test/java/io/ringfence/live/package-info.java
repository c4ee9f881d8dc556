/**
 * The built program against a real Asterisk: {@code target/ringfence.jar} as a process, SIPp for the phones and carriers, and
 * a connection to AMI of the test's own that says what really happened.
 */
@NullMarked
package io.ringfence.live;

import org.jspecify.annotations.NullMarked;
