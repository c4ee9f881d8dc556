package io.ringfence.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
    @Test
    void aPasswordMatchesWhatWasKeptOfItAndNothingElseDoes() {
        String kept = Password.keep("correct horse");

        assertThat(kept).startsWith("scrypt$15$8$1$").doesNotContain("horse");
        assertThat(Password.matches("correct horse", kept)).isTrue();
        assertThat(Password.matches("correct horsf", kept)).isFalse();
        assertThat(Password.matches("correct horse", Password.NOBODYS)).isFalse();
        assertThat(Password.matches("correct horse", "")).isFalse();
    }

    /** RFC 7914, section 12. */
    @Test
    void theHashIsThatOfTheStandard() {
        String kept = "scrypt$14$8$1$U29kaXVtQ2hsb3JpZGU=$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLV"
                + "QylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw==";

        assertThat(Password.matches("pleaseletmein", kept)).isTrue();
    }

    @Test
    void theSamePasswordIsKeptDifferentlyEachTime() {
        assertThat(Password.keep("correct horse")).isNotEqualTo(Password.keep("correct horse"));
    }

    @Test
    void anUmlautIsOneHoweverItIsTyped() {
        assertThat(Password.matches("Mu\u0308llerstrasse", Password.keep("M\u00fcllerstrasse")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "123456789"})
    void shortPasswordsAreRefused(String password) {
        assertThatThrownBy(() -> Password.keep(password)).hasMessageContaining("10 to 200");
    }

    @Test
    void tokensAreLongAndKnownByTheirDigestOnly() {
        String token = Token.fresh();

        assertThat(token).matches("rf_[A-Za-z0-9_-]{43}").isNotEqualTo(Token.fresh());
        assertThat(Token.digest(token)).hasSize(64).doesNotContain(token.substring(3));
        assertThat(Token.digest("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void aScopeNamesPbxsByGlobs() {
        Scope scope = Scope.of("acme-*, lobby?");

        assertThat(scope.globs()).isEqualTo(List.of("acme-*", "lobby?"));
        assertThat(List.of("acme-1", "acme-", "lobby1")).allMatch(scope::permits);
        assertThat(List.of("acme", "xacme-1", "lobby", "lobby12", "acm.-1", "")).noneMatch(scope::permits);
        assertThat(Scope.of(scope.text())).isEqualTo(scope);
        assertThat(Scope.of("").everything()).isTrue();
        assertThat(Scope.ALL.permits("any")).isTrue();
    }

    @Test
    void aDotInAScopeIsADot() {
        assertThat(Scope.of("a.b").permits("axb")).isFalse();
        assertThat(Scope.of("a\\E.*").permits("a\\Exyz")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "<b>", "-x", "\u202eevil"})
    void namesAreThoseNobodyNeedsToEscape(String name) {
        assertThatThrownBy(() -> UserName.checked(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rolesAreKnownByTheirLabels() {
        assertThat(Role.of("operator")).isEqualTo(Role.OPERATOR);
        assertThatThrownBy(() -> Role.of("admin")).hasMessageContaining("viewer or operator");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "acme-*,", " , ", "a,,b"})
    void aSlipInAScopeGrantsNothing(String text) {
        assertThatThrownBy(() -> Scope.of(text)).hasMessageContaining("names PBXs");
    }
}
