/**
 * Lists that are fetched: refreshed in the background, the last good copy kept on disk. Imports {@code list}, and what settings say.
 */
@NullMarked
package io.ringfence.list.remote;

import org.jspecify.annotations.NullMarked;
