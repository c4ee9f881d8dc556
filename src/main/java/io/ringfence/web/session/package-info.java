/** Who is asking: sessions of people, tokens of programs, and how fast passwords may be tried. */
@NullMarked
package io.ringfence.web.session;

import org.jspecify.annotations.NullMarked;
