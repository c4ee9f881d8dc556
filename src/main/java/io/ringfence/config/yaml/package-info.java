/**
 * YAML read for people: every value keeps its text as written and its place, and every mistake is reported at once.
 * Knows nothing of telephony and imports nothing of ours.
 */
@NullMarked
package io.ringfence.config.yaml;

import org.jspecify.annotations.NullMarked;
