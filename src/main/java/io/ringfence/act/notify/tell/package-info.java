/**
 * How each kind of receiver is spoken to, and what is written to it. Whatever a caller could have chosen is escaped for each medium
 * here. May import the settings of receivers, and of {@code act.ban} its signature and how it runs a program.
 */
@NullMarked
package io.ringfence.act.notify.tell;

import org.jspecify.annotations.NullMarked;
