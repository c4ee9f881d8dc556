/** The command that prints what a dialplan needs to refuse fenced calls. Imports settings and numbers. */
@NullMarked
package io.ringfence.cli.hook;

import org.jspecify.annotations.NullMarked;
