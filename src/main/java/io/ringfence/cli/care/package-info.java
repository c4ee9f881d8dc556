/** Commands that care for a running Ringfence: backup and restore, rehearsals; and answers to words that are none. */
@NullMarked
package io.ringfence.cli.care;

import org.jspecify.annotations.NullMarked;
