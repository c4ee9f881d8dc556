/** Commands that read the store, or leave a request in it. */
@NullMarked
package io.ringfence.cli.kept;

import org.jspecify.annotations.NullMarked;
