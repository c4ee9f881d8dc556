/** Drives a real browser, so that pages are tested as people see them. */
@NullMarked
package io.ringfence.browser;

import org.jspecify.annotations.NullMarked;
