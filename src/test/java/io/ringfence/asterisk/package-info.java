/**
 * A real Asterisk and SIPp phones for tests; {@code .ci/asterisk} installs them. Imports nothing of ours.
 */
@NullMarked
package io.ringfence.asterisk;

import org.jspecify.annotations.NullMarked;
