package io.ringfence.ami;

/** Messages as Asterisk prints them, with a stranger's text where he can put it. */
final class Wire {
    static final String REAL = "1795368495.341";

    private String callerIdNum = "1001";
    private String callerIdName = "Desk 1001";
    private String accountCode = "acct1001";
    private String context = "from-internal";
    private String exten = "0037255501234";
    private String channel = "PJSIP/1001-00000139";
    private final String prefix;

    private Wire(String prefix) {
        this.prefix = prefix;
    }

    static Wire block(String prefix) {
        return new Wire(prefix);
    }

    static Wire block() {
        return block("");
    }

    Wire caller(String num) {
        callerIdNum = num;
        return this;
    }

    Wire callerName(String name) {
        callerIdName = name;
        return this;
    }

    Wire account(String code) {
        accountCode = code;
        return this;
    }

    Wire context(String name) {
        context = name;
        return this;
    }

    Wire exten(String number) {
        exten = number;
        return this;
    }

    Wire channel(String name) {
        channel = name;
        return this;
    }

    static String event(String name, String eventClass, String headers) {
        return "Event: " + name + "\r\nPrivilege: " + eventClass + ",all\r\n" + headers + "\r\n";
    }

    /** A call event about this channel. */
    String in(String name, String... more) {
        return event(name, "call", headers() + String.join("", more));
    }

    String headers() {
        return line("Channel", channel)
                + line("ChannelState", "4")
                + line("ChannelStateDesc", "Ring")
                + line("CallerIDNum", callerIdNum)
                + line("CallerIDName", callerIdName)
                + line("ConnectedLineNum", "<unknown>")
                + line("ConnectedLineName", "<unknown>")
                + line("Language", "en")
                + line("AccountCode", accountCode)
                + line("Context", context)
                + line("Exten", exten)
                + line("Priority", "1")
                + line("Uniqueid", REAL)
                + line("Linkedid", REAL);
    }

    private String line(String name, String value) {
        return prefix + name + ": " + value + "\r\n";
    }

    static String hangup() {
        return block().in("Hangup", "Cause: 16\r\n", "Cause-txt: Normal Clearing\r\n");
    }

    static String banner() {
        return "Asterisk Call Manager/11.0.0\r\n";
    }

    static String booted() {
        return event("FullyBooted", "system", "Uptime: 183\r\nLastReload: 183\r\nStatus: Fully Booted\r\n");
    }
}
