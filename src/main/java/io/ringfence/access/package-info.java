/** Who may do what: names, roles, scopes, and what proves them. A noun: it knows neither stores nor requests. */
@NullMarked
package io.ringfence.access;

import org.jspecify.annotations.NullMarked;
