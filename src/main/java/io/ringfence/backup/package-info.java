/**
 * A copy of all that makes a Ringfence: its store, its settings, the lists those name. Knows the store as a file and the settings
 * as records; whoever runs or stops a service is none of its business.
 */
@NullMarked
package io.ringfence.backup;

import org.jspecify.annotations.NullMarked;
