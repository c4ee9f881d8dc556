/** Tells the dialplan which extensions are fenced, by files it can ask for; touches no call. Imports {@code decide} and what a fence is made of. */
@NullMarked
package io.ringfence.act.hook;

import org.jspecify.annotations.NullMarked;
