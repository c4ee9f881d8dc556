/**
 * Phones, trunks and guests, the same whichever channel driver or file they are configured in. Imports the reader of configuration
 * files.
 */
@NullMarked
package io.ringfence.audit.account;

import org.jspecify.annotations.NullMarked;
