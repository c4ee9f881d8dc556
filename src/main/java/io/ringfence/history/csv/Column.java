package io.ringfence.history.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What of a CDR is of use here, and the names under which exports know it: letters and digits only, lower case. */
public enum Column {
    START("calldate", "start", "starttime", "date", "calldatetime", "datetime", "begin"),
    ANSWER("answer", "answertime", "answered", "answerdate"),
    END("end", "endtime", "hanguptime", "enddate"),
    SRC("src", "source", "callerid", "callernum", "from"),
    DST("dst", "destination", "callednumber", "to"),
    CONTEXT("dcontext", "context", "dstcontext"),
    CHANNEL("channel", "srcchannel", "sourcechannel", "chan"),
    DSTCHANNEL("dstchannel", "destinationchannel", "dstchan", "destchannel"),
    LASTAPP("lastapp", "lastapplication", "app"),
    LASTDATA("lastdata", "lastapplicationdata", "appdata"),
    DURATION("duration"),
    BILLSEC("billsec", "billableseconds", "billingseconds", "talktime"),
    DISPOSITION("disposition", "status", "callstatus"),
    ACCOUNT("accountcode", "account"),
    UNIQUEID("uniqueid", "uniqid"),
    LINKEDID("linkedid"),
    DID("did"),
    CAUSE("hangupcause", "cause"),
    /** Known and of no use. */
    OTHER(
            "clid",
            "amaflags",
            "userfield",
            "sequence",
            "peeraccount",
            "cnum",
            "cnam",
            "outboundcnum",
            "outboundcnam",
            "dstcnam",
            "recordingfile",
            "recording",
            "ringgroup",
            "id",
            "cdrid",
            "acctid",
            "uuid");

    private static final Map<String, Column> BY_NAME = new HashMap<>();

    static {
        for (Column column : values()) {
            for (String name : column.names) {
                BY_NAME.put(name, column);
            }
        }
    }

    private final List<String> names;

    Column(String... names) {
        this.names = List.of(names);
    }

    /** Whether a header calls some column of a CDR so. */
    static boolean known(String header) {
        return BY_NAME.containsKey(plain(header));
    }

    /** What a header means; {@link #OTHER} when it means nothing to us. */
    static Column of(String header) {
        return BY_NAME.getOrDefault(plain(header), OTHER);
    }

    private static String plain(String header) {
        StringBuilder plain = new StringBuilder(header.length());
        for (char c : header.toLowerCase(Locale.ROOT).toCharArray()) {
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
