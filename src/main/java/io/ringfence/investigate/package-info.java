/**
 * Logs and call records of the past become a case: who attacked, what they got into, what it cost. Imports what reads them, and
 * nouns.
 */
@NullMarked
package io.ringfence.investigate;

import org.jspecify.annotations.NullMarked;
