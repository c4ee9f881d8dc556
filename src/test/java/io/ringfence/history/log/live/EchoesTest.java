package io.ringfence.history.log.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.fact.AccountProbed;
import io.ringfence.fact.AuthFailed;
import io.ringfence.fact.Fact;
import io.ringfence.network.SourceAddress;
import org.junit.jupiter.api.Test;

final class EchoesTest {
    private static final long SECOND = 1_000_000_000L;

    private final Echoes echoes = new Echoes();

    @Test
    void whatAmiToldIsNotToldAgain() {
        echoes.heard(failed(10 * SECOND, "301", 1));

        assertThat(echo(failed(11 * SECOND, "301", 1))).isTrue();
        assertThat(echo(probed(11 * SECOND, "301", 1))).isTrue();
        assertThat(echo(failed(12 * SECOND, "301", 1))).isFalse();
        assertThat(echo(failed(11 * SECOND, "302", 1))).isFalse();
        assertThat(echo(failed(11 * SECOND, "301", 2))).isFalse();
    }

    @Test
    void anUnknownAccountIsAny() {
        echoes.heard(failed(10 * SECOND, "<unknown>", 1));

        assertThat(echo(probed(10 * SECOND, "2000", 1))).isTrue();
    }

    @Test
    void itForgetsAndDoesNotGrow() {
        echoes.heard(failed(10 * SECOND, "301", 0));
        for (int host = 1; host < 100_000; host++) {
            echoes.heard(probed(10 * SECOND, "a" + host, host % 250));
        }

        assertThat(echo(failed(10 * SECOND, "301", 0))).isFalse();
        assertThat(echo(probed(10 * SECOND, "a99999", 99_999 % 250))).isTrue();
    }

    @Test
    void aLineThatIsReadLateOrBelievedLateIsAnEcho() {
        echoes.heard(failed(10 * SECOND, "301", 1));
        echoes.heard(failed(16 * SECOND, "301", 1));

        assertThat(echoes.echo(failed(18 * SECOND, "301", 1), 10 * SECOND)).isTrue();
        assertThat(echoes.echo(failed(18 * SECOND, "301", 1), 18 * SECOND)).isFalse();
    }

    private boolean echo(Fact fact) {
        return echoes.echo(fact, fact.atNanos());
    }

    private static Fact failed(long at, String account, int host) {
        return new AuthFailed(at, "pbx", "SIP", account, address(host), true, "wrong-password");
    }

    private static Fact probed(long at, String account, int host) {
        return new AccountProbed(at, "pbx", "SIP", account, address(host));
    }

    private static SourceAddress address(int host) {
        return new SourceAddress("UDP", "192.0.2." + host, 5060);
    }
}
