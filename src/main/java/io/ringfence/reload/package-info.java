/** What of a changed settings file may be taken over while the service runs. Pure: whoever runs the service does it. */
@NullMarked
package io.ringfence.reload;

import org.jspecify.annotations.NullMarked;
