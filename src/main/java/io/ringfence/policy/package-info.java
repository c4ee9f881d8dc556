/**
 * What is expected of whom: thresholds, limits in money, hours of work. Imports {@code time} only.
 */
@NullMarked
package io.ringfence.policy;

import org.jspecify.annotations.NullMarked;
