/**
 * What logins, failed and successful, show of addresses, the networks around them and accounts. Its engines share rows of their own; {@code
 * score} hands their signs on as findings. Imports only nouns.
 */
@NullMarked
package io.ringfence.score.access;

import org.jspecify.annotations.NullMarked;
