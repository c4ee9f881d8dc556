/** What is shipped for Prometheus and Grafana, checked by their own tools and against a live run. */
@NullMarked
package io.ringfence.observe;

import org.jspecify.annotations.NullMarked;
