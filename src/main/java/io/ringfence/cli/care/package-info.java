/** Commands that care for a running Ringfence: backup and restore, rehearsals. */
@NullMarked
package io.ringfence.cli.care;

import org.jspecify.annotations.NullMarked;
