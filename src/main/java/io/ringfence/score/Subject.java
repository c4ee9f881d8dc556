package io.ringfence.score;

import io.ringfence.fact.Call;
import io.ringfence.stat.Slice;

/** Who is counted for: as a row, and in words. */
enum Subject {
    PAYER {
        @Override
        boolean begins(Subjects subjects) {
            return subjects.begins();
        }

        @Override
        Slice row(Subjects subjects) {
            return subjects.payer();
        }

        @Override
        String from(Call call) {
            return "from " + Outbound.name(call.payer());
        }
    },
    TRUNK {
        @Override
        boolean begins(Subjects subjects) {
            return subjects.trunkBegins();
        }

        @Override
        Slice row(Subjects subjects) {
            return subjects.trunk();
        }

        @Override
        String from(Call call) {
            return "over trunk " + Outbound.printable(call.trunk());
        }
    },
    PBX {
        @Override
        boolean begins(Subjects subjects) {
            return subjects.begins();
        }

        @Override
        Slice row(Subjects subjects) {
            return subjects.pbx();
        }

        @Override
        String from(Call call) {
            return "from all of PBX " + Outbound.printable(call.pbx());
        }
    };

    /**
     * The kind of a finding about it. What a trunk or a PBX sees is of one kind whatever engine says it, so that it never adds up
     * to hang up on an innocent call among a thief's.
     */
    String kind(String ofPayer) {
        return isCrowd() ? "crowd" : ofPayer;
    }

    /** Whether many payers share it. */
    boolean isCrowd() {
        return this != PAYER;
    }

    /** Whether the call is to be counted for it now. */
    abstract boolean begins(Subjects subjects);

    /** Its row. */
    abstract Slice row(Subjects subjects);

    /** {@code from 1005}. */
    abstract String from(Call call);
}
