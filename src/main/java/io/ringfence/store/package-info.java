/**
 * What outlives the process: one SQLite file that holds intents, outcomes, incidents, fences, lessons, money, baselines, blind
 * intervals, the audit log and requests of people. Knows plain records only; whoever decides maps them.
 */
@NullMarked
package io.ringfence.store;

import org.jspecify.annotations.NullMarked;
