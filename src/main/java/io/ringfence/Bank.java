package io.ringfence;

import io.ringfence.act.Outcome;
import io.ringfence.ami.Event;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.Fact;
import io.ringfence.score.Finding;
import java.util.List;

/** Watches the river pass and changes nothing. Called on the thread that owns the river. */
interface Bank {
    /** Stands for nobody watching. */
    Bank NONE = new Bank() {};

    /** An event entered. */
    default void event(Event event) {}

    /** An event became a fact. */
    default void fact(Fact fact) {}

    /** An engine found something in a fact. */
    default void finding(Fact fact, Finding finding) {}

    /** A verdict was reached. */
    default void verdict(Verdict verdict) {}

    /** Something became of a verdict. */
    default void outcome(Outcome outcome) {}

    /** Several, in order. */
    static Bank all(List<Bank> banks) {
        Bank[] all = banks.toArray(Bank[]::new);
        return new Bank() {
            @Override
            public void event(Event event) {
                for (Bank bank : all) {
                    bank.event(event);
                }
            }

            @Override
            public void fact(Fact fact) {
                for (Bank bank : all) {
                    bank.fact(fact);
                }
            }

            @Override
            public void finding(Fact fact, Finding finding) {
                for (Bank bank : all) {
                    bank.finding(fact, finding);
                }
            }

            @Override
            public void verdict(Verdict verdict) {
                for (Bank bank : all) {
                    bank.verdict(verdict);
                }
            }

            @Override
            public void outcome(Outcome outcome) {
                for (Bank bank : all) {
                    bank.outcome(outcome);
                }
            }
        };
    }
}
