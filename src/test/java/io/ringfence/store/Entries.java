package io.ringfence.store;

/** Entries for tests. */
public final class Entries {
    private Entries() {}

    public static Entry.Intent intent(long verdict) {
        return new Entry.Intent(
                verdict,
                verdict * 1_000,
                "office",
                "17." + verdict,
                "17." + verdict,
                "extension",
                "1005",
                "+252611234567",
                "SO",
                "international",
                "hangup",
                87,
                false);
    }

    public static Entry.Incident incident(long verdict) {
        return new Entry.Incident(
                verdict,
                verdict * 1_000,
                "office",
                "call",
                "hangup",
                "17." + verdict,
                "17." + verdict,
                "extension",
                "1005",
                "+252611234567",
                "SO",
                "international",
                87,
                true,
                () -> "{\"score\":87}");
    }

    public static Entry.Fence fence(String payer, long since, long until) {
        return new Entry.Fence(
                "office", "extension", payer, "international,premium", since, until, 1, "four calls to SO", true);
    }

    public static Entry.Row row(String name, String layout, byte... state) {
        return new Entry.Row("office", 0, name, true, layout, 5, state);
    }
}
