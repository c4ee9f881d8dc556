/**
 * What people have done about the service itself, from the console and the API: drills, backups, test messages, the settings read again, changes accepted.
 * A bank that imports what it has done.
 */
@NullMarked
package io.ringfence.upkeep;

import org.jspecify.annotations.NullMarked;
