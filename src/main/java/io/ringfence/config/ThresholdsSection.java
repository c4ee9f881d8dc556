package io.ringfence.config;

import io.ringfence.config.yaml.Section;
import io.ringfence.config.yaml.Value;
import io.ringfence.policy.Thresholds;

/** {@code thresholds}: points from which each rung of the ladder applies. */
final class ThresholdsSection {
    private static final int MOST = 1000;

    /** Below this one weak sign suffices, which an ordinary office shows every day. */
    private static final int LOW_ALERT = 20;

    /** Below this a hangup needs no second sign. */
    private static final int LOW_HANGUP = 50;

    /** Below this an address is banned for what phones with an old password do. */
    private static final int LOW_BAN = 70;

    /** One finding weighs at most this much. */
    private static final int ONE_FINDING = 100;

    private ThresholdsSection() {}

    /**
     * What is left out is as in {@code usual}.
     *
     * @param all whether it is for all extensions: an address belongs to no group, so no group says when it is banned
     */
    static Thresholds read(Section section, Thresholds usual, boolean all) {
        Value alert = section.value("alert");
        Value hangup = section.value("hangup", "hang-up");
        Value fence = section.value("fence");
        Thresholds read = new Thresholds(
                        alert.whole(1, MOST, usual.alert()),
                        hangup.whole(1, MOST, usual.hangup()),
                        fence.whole(1, MOST, usual.fence()))
                .banning(all ? ban(section, usual) : usual.ban());
        order(alert, read.alert(), "alert", hangup, read.hangup(), "hangup");
        order(hangup, read.hangup(), "hangup", fence, read.fence(), "fence");
        unusual(alert, read.alert() < LOW_ALERT, "is low: one weak sign will raise an alert");
        unusual(hangup, read.hangup() < LOW_HANGUP, "is low: one sign alone can end an innocent call");
        unusual(hangup, read.hangup() > ONE_FINDING, "is high: no single sign, however strong, will end a call");
        return read;
    }

    private static int ban(Section section, Thresholds usual) {
        Value ban = section.value("ban");
        int points = ban.whole(1, MOST, usual.ban());
        unusual(ban, points < LOW_BAN, "is low: a phone with an old password can reach it");
        return points;
    }

    private static void order(Value low, int lowPoints, String lowName, Value high, int highPoints, String highName) {
        if (lowPoints < highPoints) {
            return;
        }
        if (high.given()) {
            high.reject("must be above " + lowName + ", which is " + lowPoints + (low.given() ? "" : " by default"));
        } else {
            low.reject("must be below " + highName + ", which is " + highPoints + " by default");
        }
    }

    private static void unusual(Value value, boolean unusual, String remark) {
        if (value.given() && unusual) {
            value.warn(remark);
        }
    }
}
