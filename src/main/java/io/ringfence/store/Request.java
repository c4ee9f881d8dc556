package io.ringfence.store;

/**
 * What a person asks of the service through the store.
 *
 * @param id {@link #UNSENT} until it is in the store
 * @param what {@link #LIFT}, {@link #CURED}, {@link #RAISE}, {@link #INNOCENT}, {@link #SEEN}, {@link #BAN}, {@link #UNBAN}, {@link #PAROLE}, {@link #FLUSH} or {@link #DRILL}
 * @param payer the extension; for {@link #INNOCENT} the uniqueid of the call; for {@link #SEEN} empty for everything; for bans addresses and networks, with commas
 * @param classes labels of classes with commas, empty for the usual ones; for {@link #RAISE}
 * @param lasts how long in nanoseconds; for {@link #RAISE} and {@link #BAN}
 * @param answered when it was answered, 0 while it waits
 * @param answer in words; empty while it waits
 */
public record Request(
        long id,
        long at,
        String who,
        String why,
        String what,
        String pbx,
        String payer,
        String classes,
        long lasts,
        long answered,
        String answer) {
    /** Take the fence of an extension down, and learn from that. */
    public static final String LIFT = "lift";

    /** Take the fence of an extension down, and learn nothing: it was fraud, and is over. */
    public static final String CURED = "cured";

    /** Fence an extension. */
    public static final String RAISE = "raise";

    /** A verdict was wrong: learn from that. */
    public static final String INNOCENT = "innocent";

    /** Somebody knows of what happened to an extension, or of everything, so that nobody else needs to be told. */
    public static final String SEEN = "seen";

    /** Keep addresses out. */
    public static final String BAN = "ban";

    /** Let addresses in again, and never ban them by itself from now on. */
    public static final String UNBAN = "unban";

    /** Let addresses in again, and learn nothing: they did attack. */
    public static final String PAROLE = "parole";

    /** End all bans. */
    public static final String FLUSH = "flush";

    /** Hold a drill. */
    public static final String DRILL = "drill";

    /** Stands for the number of a request that is not in the store yet. */
    public static final long UNSENT = 0;

    /** A request that waits. */
    public static Request of(
            long at, String who, String why, String what, String pbx, String payer, String classes, long lasts) {
        return new Request(UNSENT, at, who, why, what, pbx, payer, classes, lasts, 0, "");
    }
}
