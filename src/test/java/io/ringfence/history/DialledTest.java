package io.ringfence.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of two numbers a call is judged by: what its caller dialled, or what its trunk was given. */
class DialledTest {
    @ParameterizedTest(name = "{0} sent as {1} leads to {2}")
    @CsvSource({
        // a carrier's prefix that makes a satellite phone, Russia or nonsense of a clear number
        "00252611234567, 88100252611234567, 252611234567",
        "00493022712345, 700493022712345, 493022712345",
        "02079460123, 881442079460123, 442079460123",
        "00252611234567, 9900252611234567, 252611234567",
        // the same number in another form
        "00252611234567, +252611234567, 252611234567",
        "900252611234567, 00252611234567, 252611234567",
        // another number: the trunk's is the one that costs
        "02079460123, 00881612345678, 881612345678",
        "00252611234567, 00881612345678, 881612345678",
        // what was dialled is unclear: the trunk's number stands
        "1005, 00881612345678, 881612345678",
    })
    void judgedBy(String asked, String sent, String whole) {
        Dialled number = Dialled.of(sent, Told.PLAN).orWhatWas(Dialled.of(asked, Told.PLAN));

        assertThat(number.destination().e164().replace("+", "")).isEqualTo(whole);
    }
}
