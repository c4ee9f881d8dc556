package io.ringfence.act;

import io.ringfence.decide.Exposure;
import io.ringfence.decide.Verdict;
import io.ringfence.fact.Call;
import io.ringfence.fact.ConfigurationChanged;
import io.ringfence.fact.InjectionAttempted;
import io.ringfence.number.Destination;
import io.ringfence.score.Finding;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A verdict as one line of JSON, the same for the same verdict. Everything but printable ASCII is escaped, so a line is a
 * line on any terminal.
 *
 * <p>{@code at} is seconds since 1970 to the microsecond; {@code number} is E.164 with its plus where it is known, else the
 * number as dialled; {@code extension} is the payer's name, {@code ""} when nobody is known to pay;
 * {@code address} is without port, {@code network} what the verdict is about, such as {@code 198.51.100.0/24};
 * {@code leaked} and {@code atRisk} are what the call has cost and what twenty more minutes would, in units of {@code currency}.
 */
public final class VerdictLine {
    private static final int LAST_ASCII = 0x7f;
    private static final JsonFactory JSON =
            JsonFactory.builder().highestNonEscapedChar(LAST_ASCII).build();

    private VerdictLine() {}

    /** The line, without a line end. */
    public static String of(Verdict verdict) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeName("at");
            json.writeNumber(seconds(verdict.atNanos()));
            if (verdict instanceof Verdict.OnCall onCall) {
                write(onCall, json);
            } else if (verdict instanceof Verdict.OnSource onSource) {
                write(onSource, json);
            } else if (verdict instanceof Verdict.OnAccount onAccount) {
                write(onAccount, json);
            } else if (verdict instanceof Verdict.OnChange onChange) {
                write(onChange, json);
            } else if (verdict instanceof Verdict.OnInjection onInjection) {
                write(onInjection.injection(), json);
            }
            json.writeEndObject();
        }
        return line.toString().replace("\u007f", "\\u007f"); // JSON lets DEL pass; it can stand in strings only
    }

    /** The number as lines and alerts show it. */
    static String number(Call call) {
        Destination destination = call.destination();
        return destination.hasNumber() ? "+" + destination.e164() : call.dialled();
    }

    /** Exact to the microsecond, no exponent, no trailing zeros. */
    static BigDecimal seconds(long atNanos) {
        return plain(BigDecimal.valueOf(Math.floorDiv(atNanos, 1_000L), 6));
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static void write(Verdict.OnCall verdict, JsonGenerator json) {
        Call call = verdict.call();
        json.writeStringProperty("kind", "call");
        json.writeStringProperty("action", verdict.action().label());
        json.writeStringProperty("linkedid", call.linkedid());
        json.writeStringProperty("uniqueid", call.uniqueid());
        json.writeStringProperty("extension", call.payer().name());
        json.writeStringProperty("number", number(call));
        json.writeStringProperty("country", call.destination().country());
        json.writeStringProperty("class", call.destination().type().label());
        json.writeNumberProperty("score", verdict.score());
        write(verdict.findings(), json);
        json.writeStringProperty("pbx", verdict.pbx());
        json.writeBooleanProperty("enforced", verdict.enforced());
        write(verdict.exposure(), json);
    }

    /** In units of the currency. */
    private static void write(Exposure money, JsonGenerator json) {
        json.writeName("leaked");
        json.writeNumber(units(money.leakedMicros()));
        json.writeName("atRisk");
        json.writeNumber(units(money.riskMicros()));
        json.writeStringProperty("currency", money.currency().getCurrencyCode());
        json.writeBooleanProperty("estimate", money.estimate());
    }

    private static BigDecimal units(long micros) {
        return plain(BigDecimal.valueOf(micros, 6));
    }

    private static void write(List<Finding> findings, JsonGenerator json) {
        json.writeArrayPropertyStart("findings");
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringProperty("engine", finding.engine());
            json.writeNumberProperty("points", finding.points());
            json.writeStringProperty("why", finding.why());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(Verdict.OnSource verdict, JsonGenerator json) {
        json.writeStringProperty("kind", "address");
        json.writeStringProperty("action", verdict.action().label());
        json.writeStringProperty("address", verdict.address().host());
        json.writeStringProperty("network", verdict.network().toString());
        json.writeNumberProperty("score", verdict.score());
        write(verdict.findings(), json);
        json.writeStringProperty("pbx", verdict.pbx());
        json.writeBooleanProperty("enforced", verdict.enforced());
    }

    private static void write(Verdict.OnAccount verdict, JsonGenerator json) {
        json.writeStringProperty("kind", "account");
        json.writeStringProperty("action", verdict.action().label());
        json.writeStringProperty("account", verdict.account());
        json.writeStringProperty("address", verdict.address().host());
        json.writeNumberProperty("score", verdict.score());
        write(verdict.findings(), json);
        json.writeStringProperty("pbx", verdict.pbx());
        json.writeBooleanProperty("enforced", verdict.enforced());
    }

    private static void write(Verdict.OnChange verdict, JsonGenerator json) {
        ConfigurationChanged change = verdict.change();
        json.writeStringProperty("kind", "configuration");
        json.writeStringProperty("action", "alert");
        json.writeStringProperty("what", change.what().label());
        json.writeStringProperty("change", change.change().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("name", change.name());
        json.writeStringProperty("place", change.place());
        json.writeNumberProperty("score", verdict.score());
        write(verdict.findings(), json);
        json.writeStringProperty("pbx", verdict.pbx());
    }

    private static void write(InjectionAttempted injection, JsonGenerator json) {
        json.writeStringProperty("kind", "injection");
        json.writeStringProperty("event", injection.event());
        json.writeStringProperty("field", injection.field());
        json.writeStringProperty("linkedid", injection.linkedid());
        json.writeStringProperty("uniqueid", injection.uniqueid());
        json.writeStringProperty("extension", injection.payer().name());
        json.writeStringProperty("text", injection.text());
        json.writeStringProperty("pbx", injection.pbx());
    }
}
