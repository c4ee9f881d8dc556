package io.ringfence.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shapes of rows that FreePBX and older channel drivers write. */
class FreepbxTest {
    private static final String HEADER =
            "calldate,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,uniqueid,did,linkedid";

    @TempDir
    private Path folder;

    private List<String> attempts(String... rows) throws IOException {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (String row : rows) {
            text.append("2026-01-22 20:10:").append(row).append('\n');
        }
        return Told.of(folder, text.toString()).stream()
                .filter(line -> line.contains(" attempted "))
                .map(line -> line.substring(line.indexOf(" attempted ") + 11))
                .toList();
    }

    @Test
    void followMePaysForTheMobile() throws IOException {
        assertThat(
                        attempts(
                                "10,02079460999,1002,ext-local,SIP/voipms-00000001,Local/FMGL-00447400123123#@from-internal-00000003;1,"
                                        + "Dial,\"Local/FMPR-1002@from-internal&Local/FMGL-00447400123123#@from-internal,20,tr\",30,25,"
                                        + "ANSWERED,1.1,442079460000,1.1",
                                "10,02079460999,00447400123123,from-internal,Local/FMGL-00447400123123#@from-internal-00000003;2,"
                                        + "SIP/voipms-00000002,Dial,\"SIP/voipms/00447400123123,300,T\",30,25,ANSWERED,1.3,,1.1"))
                .containsExactlyInAnyOrder(
                        "DID 442079460000 INBOUND 442079460000 internal by voipms",
                        "EXTENSION 1002 FORWARDED 00447400123123 mobile by voipms");
    }

    @Test
    void inboundToARingGroupIsOneInboundCall() throws IOException {
        assertThat(attempts(
                        "10,02079460999,600,ext-group,PJSIP/voipms-00000001,PJSIP/1001-00000002,Dial,\"PJSIP/1001&PJSIP/1002\",9,0,"
                                + "NO ANSWER,1.1,442079460000,1.1",
                        "10,02079460999,600,ext-group,PJSIP/voipms-00000001,PJSIP/1002-00000003,Dial,\"PJSIP/1001&PJSIP/1002\",9,4,"
                                + "ANSWERED,1.1,442079460000,1.1"))
                .containsExactly("DID 442079460000 INBOUND 442079460000 internal by voipms");
    }

    @Test
    void trunksOfEveryTechnology() throws IOException {
        String answered = ",30,25,ANSWERED,";
        assertThat(attempts(
                        "10,1005,900447400123123,from-internal,SIP/1005-1,DAHDI/i1/00447400123123-1,Dial,\"DAHDI/g1/00447400123123,300\""
                                + answered + "1.1,,1.1",
                        "11,1005,00447400123124,from-internal,IAX2/1005-1234,IAX2/branch-77,Dial,IAX2/user:pass@branch/00447400123124"
                                + answered + "1.2,,1.2",
                        "12,1005,00447400123125,from-internal,PJSIP/1005-3,PJSIP/sip.provider-4,Dial,"
                                + "PJSIP/sip.provider/sip:00447400123125@sip.provider.net:5060" + answered + "1.3,,1.3",
                        "13,1005,00447400123126,from-internal,SIP/1005-5,SIP/voipms-6,Dial,SIP/voipms/00447400123126|300|T"
                                + answered + "1.4,,1.4"))
                .containsExactly(
                        "EXTENSION 1005 DIRECT 00447400123123 mobile by i1",
                        "EXTENSION 1005 DIRECT 00447400123124 mobile by branch",
                        "EXTENSION 1005 DIRECT 00447400123125 mobile by sip.provider",
                        "EXTENSION 1005 DIRECT 00447400123126 mobile by voipms");
    }

    @Test
    void clickToCallIsPaidByThePhoneItRingsFirst() throws IOException {
        assertThat(attempts(
                        "10,00447400123123,00447400123123,from-internal,Local/1005@from-internal-00000009;1,SIP/voipms-00000002,"
                                + "Dial,SIP/voipms/00447400123123,30,25,ANSWERED,1.3,,1.1"))
                .containsExactly("EXTENSION 1005 ORIGINATED 00447400123123 mobile by voipms");
    }

    @Test
    void whoSendsAwayACalledPhonePaysForIt() throws IOException {
        assertThat(attempts(
                        "10,1001,1002,from-internal,SIP/1001-0000000a,SIP/1002-0000000b,Dial,SIP/1002,20,15,ANSWERED,1.1,,1.1",
                        "30,1001,0025261555123,from-internal-xfer,SIP/1002-0000000b,SIP/voipms-0000000c,Dial,"
                                + "SIP/voipms/0025261555123,30,25,ANSWERED,1.2,,1.1"))
                .containsExactly(
                        "EXTENSION 1001 DIRECT 1002 internal by ",
                        "EXTENSION 1001 TRANSFERRED 0025261555123 international by voipms");
    }

    /** Channel names are counted from nothing again after each restart of Asterisk, and some exports leave the counter out. */
    @Test
    void aNameThatComesAgainIsAnotherCall() throws IOException {
        assertThat(attempts(
                        "10,1001,1002,from-internal,SIP/1001-00000001,SIP/1002-00000002,Dial,SIP/1002,5,2,ANSWERED,1.1,,1.1",
                        "12,1002,0025261555123,from-internal,SIP/1002-00000002,SIP/voipms-00000003,Dial,"
                                + "SIP/voipms/0025261555123,30,25,ANSWERED,2.1,,2.1",
                        "50,1002,0025261555124,from-internal,SIP/1002-00000002,SIP/voipms-00000003,Dial,"
                                + "SIP/voipms/0025261555124,30,25,ANSWERED,3.1,,3.1"))
                .contains(
                        "EXTENSION 1002 DIRECT 0025261555123 international by voipms",
                        "EXTENSION 1002 DIRECT 0025261555124 international by voipms");
    }

    @Test
    void aCarriersPrefixObscuresNothing() throws IOException {
        assertThat(attempts(
                        "10,1005,0025261555123,from-internal,SIP/1005-1,SIP/voipms-2,Dial,SIP/voipms/7777#0025261555123,30,25,"
                                + "ANSWERED,1.1,,1.1"))
                .hasSize(1)
                .allMatch(line -> line.contains("international by voipms"));
    }
}
