/**
 * Keeps addresses out: hands suspects to the policy and what it decides to a perimeter, which is this machine's packet filter, a
 * program or a webhook. Imports {@code decide} for verdicts, {@code decide.ban} for the policy, and nouns. A perimeter that fails
 * leaves the address in: bans fail open, are tried again and complained about.
 */
@NullMarked
package io.ringfence.act.ban;

import org.jspecify.annotations.NullMarked;
