/**
 * Tells people: what is to be told is kept until each receiver took it, on threads of their own. May import what it tells of, the
 * store it keeps it in, and {@code act.notify.tell}, which speaks to receivers.
 */
@NullMarked
package io.ringfence.act.notify;

import org.jspecify.annotations.NullMarked;
