/**
 * The dialplan: contexts, extensions, steps, and who can get from where to where in it. Imports the reader of configuration files.
 */
@NullMarked
package io.ringfence.audit.plan;

import org.jspecify.annotations.NullMarked;
