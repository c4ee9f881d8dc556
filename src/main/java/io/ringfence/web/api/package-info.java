/** {@code /api/v1}: what the console shows and does, for programs too. Documented in {@code openapi.yaml}. */
@NullMarked
package io.ringfence.web.api;

import org.jspecify.annotations.NullMarked;
