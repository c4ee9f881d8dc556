package io.ringfence.audit.weakness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234",
                "password",
                "Password123",
                "secret",
                "amp111",
                "changeme-now-please",
                "abcdefghijkl",
                "aaaaaaaaaaaaaa",
                "12345678901",
                "asterisk123",
                "my-secret-password",
                "passw0rd",
                "qwertyuiop",
                "hunter2"
            })
    void weak(String secret) {
        assertThat(Secrets.weak(secret)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Thei1ohngo9Aetoh7oz0", "d41d8cd98f00b204e9800998ecf8427e", "kei7Ahz9ohBe", "48151623420708153"})
    void strong(String secret) {
        assertThat(Secrets.weak(secret)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1001, 1001, true",
        "1001a, 1001, true",
        "pass1001, 1001, true",
        "1001, 1002, false",
        "anna2020, anna, true",
        "1001Thei1ohngo9Aetoh7oz0, 1001, false",
        "x, '', false",
        "nimda, admin, true",
        "guard-secret, guard, true"
    })
    void fromName(String secret, String name, boolean made) {
        assertThat(Secrets.fromName(secret, name)).isEqualTo(made);
    }

    @ParameterizedTest
    @CsvSource({
        "1234, 201, true",
        "0000, 201, true",
        "201, 201, true",
        "1201, 201, true",
        "'', 201, true",
        "4242, 201, true",
        "7392, 201, false",
        "730914, 201, false",
        "4321, 201, true"
    })
    void pins(String pin, String mailbox, boolean weak) {
        assertThat(Secrets.weakPin(pin, mailbox)).isEqualTo(weak);
    }
}
