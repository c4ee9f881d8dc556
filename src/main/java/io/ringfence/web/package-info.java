/**
 * HTTP for people and for Prometheus. A bank: it reads what others publish and decides nothing.
 */
@NullMarked
package io.ringfence.web;

import org.jspecify.annotations.NullMarked;
