package io.ringfence.report;

import io.ringfence.decide.Action;
import io.ringfence.score.Finding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The report for programs. Money is in units of the currency, times are ISO 8601 with their offset. */
public final class JsonReport {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MICROS_DIGITS = 6;

    private JsonReport() {}

    /** The document. */
    public static String of(Material material, Backtest backtest) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("read", read(material));
        if (backtest.sawFacts()) {
            report.put("from", backtest.first().toOffsetDateTime().toString());
            report.put("to", backtest.last().toOffsetDateTime().toString());
        }
        report.put("calls", calls(backtest));
        report.put("actions", actions(backtest.byAction()));
        report.put("money", money(backtest));
        report.put("engines", backtest.byEngine());
        report.put("injections", backtest.injections());
        report.put("days", days(backtest));
        report.put("incidents", incidents(backtest));
        report.put(
                "check",
                backtest.lonely().stream().map(call -> call(backtest, call)).toList());
        report.put("advice", Advice.of(backtest));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
    }

    private static Map<String, Object> read(Material material) {
        Map<String, Object> read = new LinkedHashMap<>();
        read.put("messages", material.messages());
        read.put("rows", material.rows());
        read.put("sources", material.sources());
        read.put("malformedRows", material.malformedRows());
        read.put("malformed", material.malformed());
        read.put("notReplayed", material.others());
        read.put("trunks", material.trunks());
        read.put("interrupted", material.interrupted());
        return read;
    }

    private static Map<String, Object> calls(Backtest backtest) {
        Map<String, Object> calls = new LinkedHashMap<>();
        backtest.byClass().forEach((type, count) -> calls.put(type.label(), count));
        calls.put("inbound", backtest.inbound());
        return calls;
    }

    private static Map<String, Object> actions(Map<Action, Long> counts) {
        Map<String, Object> actions = new LinkedHashMap<>();
        for (Action action : List.of(Action.ALERT, Action.HANGUP, Action.FENCE, Action.DENY)) {
            actions.put(action.label(), counts.getOrDefault(action, 0L));
        }
        return actions;
    }

    private static Map<String, Object> money(Backtest backtest) {
        Map<String, Object> money = new LinkedHashMap<>();
        money.put("currency", backtest.terms().currency().getCurrencyCode());
        money.put("estimated", backtest.estimated());
        money.put("saved", units(backtest.saved()));
        money.put("leaked", units(backtest.leaked()));
        money.put("alerted", units(backtest.alertedCost()));
        money.put("all", units(backtest.allCost()));
        return money;
    }

    private static List<Object> days(Backtest backtest) {
        List<Object> days = new ArrayList<>();
        for (Map.Entry<LocalDate, Map<String, List<CostlyCall>>> day :
                backtest.byDay().entrySet()) {
            day.getValue().forEach((payer, calls) -> {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("day", day.getKey().toString());
                entry.put("extension", payer);
                entry.put(
                        "calls",
                        calls.stream().map(call -> call(backtest, call)).toList());
                days.add(entry);
            });
        }
        return days;
    }

    private static List<Object> incidents(Backtest backtest) {
        List<Object> incidents = new ArrayList<>();
        for (Incident incident : backtest.incidents()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("extension", incident.payer());
            entry.put(
                    "from",
                    backtest.time(incident.fromNanos()).toOffsetDateTime().toString());
            entry.put("stopped", incident.stopped().size());
            entry.put("missed", incident.missed().size());
            entry.put("saved", units(incident.saved(backtest.lastNanos())));
            entry.put("leaked", units(incident.leaked(backtest.lastNanos())));
            incidents.add(entry);
        }
        return incidents;
    }

    private static Map<String, Object> call(Backtest backtest, CostlyCall call) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("at", backtest.time(call.judgedNanos()).toOffsetDateTime().toString());
        entry.put("uniqueid", call.uniqueid());
        entry.put("extension", call.payer());
        entry.put("number", call.number());
        entry.put("country", call.destination().country());
        entry.put("class", call.destination().type().label());
        entry.put("action", call.action().label());
        entry.put("score", call.score());
        entry.put("cost", units(call.cost(backtest.lastNanos())));
        entry.put("leaked", units(call.leaked(backtest.lastNanos())));
        List<Object> findings = new ArrayList<>();
        for (Finding finding : call.findings()) {
            Map<String, Object> found = new LinkedHashMap<>();
            found.put("engine", finding.engine());
            found.put("points", finding.points());
            found.put("why", finding.why());
            findings.add(found);
        }
        entry.put("findings", findings);
        return entry;
    }

    private static BigDecimal units(long micros) {
        BigDecimal units = BigDecimal.valueOf(micros, MICROS_DIGITS).stripTrailingZeros();
        return units.scale() < 0 ? units.setScale(0) : units;
    }
}
