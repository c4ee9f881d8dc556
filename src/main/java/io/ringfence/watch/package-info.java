/**
 * A tripwire on what AMI does not show: the configuration, AstDB, the spool, web folders. A source of facts beside {@code ami}; reads the
 * configuration with the audit's reader.
 */
@NullMarked
package io.ringfence.watch;

import org.jspecify.annotations.NullMarked;
