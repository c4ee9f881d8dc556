package io.ringfence.score;

import io.ringfence.fact.Call;
import io.ringfence.fact.Payer;
import io.ringfence.policy.Policy;
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

        @Override
        Running.Key key(OpenCall open, Policy policy) {
            return new Running.Key(open.call().pbx(), kind(open.payer), open.payer.name());
        }
    },
    GROUP {
        @Override
        boolean begins(Subjects subjects) {
            return subjects.begins();
        }

        @Override
        Slice row(Subjects subjects) {
            return subjects.group();
        }

        @Override
        String from(Call call) {
            return "from the group of " + Outbound.name(call.payer());
        }

        @Override
        Running.Key key(OpenCall open, Policy policy) {
            return new Running.Key(open.call().pbx(), GROUP_ROW, policy.group());
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

        @Override
        Running.Key key(OpenCall open, Policy policy) {
            return new Running.Key(open.call().pbx(), TRUNK_ROW, open.trunk());
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

        @Override
        Running.Key key(OpenCall open, Policy policy) {
            return new Running.Key(open.call().pbx(), PBX_ROW, "");
        }
    };

    /** Numbers of kinds of rows that stay the same whatever kinds there will be, since rows are to outlive the process. */
    static final int TRUNK_ROW = 16;

    static final int PBX_ROW = 17;
    static final int GROUP_ROW = 18;

    private static final Subject[] ALL = values();
    private static final Subject[] COUNTED = {PAYER, TRUNK, PBX};

    /** All of them, without a copy. */
    static Subject[] all() {
        return ALL;
    }

    /** Those of whom so many calls are expected: a group has no pace of its own. */
    static Subject[] counted() {
        return COUNTED;
    }

    /** The number of a payer's kind of row. */
    static int kind(Payer payer) {
        return switch (payer.kind()) {
            case EXTENSION -> 0;
            case FEATURE -> 1;
            case DID -> 2;
            case ORIGINATE -> 3;
            case UNKNOWN -> 4;
        };
    }

    /** By whom an open call is found again. */
    abstract Running.Key key(OpenCall open, Policy policy);

    /** By whom the call a fact is about is found again. */
    Running.Key key(Subjects subjects) {
        return key(subjects.open(), subjects.policy());
    }

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
