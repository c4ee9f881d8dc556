package io.ringfence.history.csv;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What of a CDR is of use here, and the names under which exports know it: letters and digits only, lower case. */
public enum Column {
    START,
    ANSWER,
    END,
    SRC,
    DST,
    CONTEXT,
    CHANNEL,
    DSTCHANNEL,
    LASTAPP,
    LASTDATA,
    DURATION,
    BILLSEC,
    DISPOSITION,
    ACCOUNT,
    UNIQUEID,
    LINKEDID,
    DID,
    CAUSE,
    /** Known and of no use. */
    OTHER;

    private static final Map<String, Column> BY_NAME = new HashMap<>();

    static {
        name(START, "calldate", "start", "starttime", "date", "calldatetime", "datetime", "begin");
        name(ANSWER, "answer", "answertime", "answered", "answerdate");
        name(END, "end", "endtime", "hanguptime", "enddate");
        name(SRC, "src", "source", "callerid", "callernum", "from");
        name(DST, "dst", "destination", "callednumber", "to");
        name(CONTEXT, "dcontext", "context", "dstcontext");
        name(CHANNEL, "channel", "srcchannel", "sourcechannel", "chan");
        name(DSTCHANNEL, "dstchannel", "destinationchannel", "dstchan", "destchannel");
        name(LASTAPP, "lastapp", "lastapplication", "app");
        name(LASTDATA, "lastdata", "lastapplicationdata", "appdata");
        name(DURATION, "duration");
        name(BILLSEC, "billsec", "billableseconds", "billingseconds", "talktime");
        name(DISPOSITION, "disposition", "status", "callstatus");
        name(ACCOUNT, "accountcode", "account");
        name(UNIQUEID, "uniqueid", "uniqid");
        name(LINKEDID, "linkedid");
        name(DID, "did");
        name(CAUSE, "hangupcause", "cause");
        name(
                OTHER,
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
    }

    private static void name(Column column, String... names) {
        for (String name : names) {
            BY_NAME.put(name, column);
        }
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
