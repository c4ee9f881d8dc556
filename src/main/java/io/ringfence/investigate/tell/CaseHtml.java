package io.ringfence.investigate.tell;

import io.ringfence.investigate.Attacker;
import io.ringfence.investigate.BreakIn;
import io.ringfence.investigate.Case;
import io.ringfence.investigate.Moment;
import io.ringfence.investigate.StolenCall;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A case as one page that needs no script and nothing from elsewhere, on a screen or on paper. */
public final class CaseHtml {
    private static final int MOST = 300;
    private static final int BARS = 12;
    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#1c2430;--soft:#5b6675;--line:#d9dee6;--paper:#fff;--panel:#f5f7fa;--bar:#4a7bb5;--bad:#c0362c;--badbg:#fdeceb;--good:#1d7a4b;--goodbg:#e8f5ee}
            @media (prefers-color-scheme:dark){:root{--ink:#e4e8ee;--soft:#9aa5b4;--line:#333c49;--paper:#151a21;--panel:#1d242e;--bar:#6b9bd6;--bad:#f0776d;--badbg:#3a1f1d;--good:#63c795;--goodbg:#17301f}}
            *{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
            main{max-width:960px;margin:0 auto;padding:40px 28px 64px}h1{font-size:15px;letter-spacing:.08em;text-transform:uppercase;color:var(--soft);margin:0 0 10px;font-weight:600}
            .headline{font-size:27px;line-height:1.28;font-weight:650;margin:0 0 8px;text-wrap:balance}.meta{color:var(--soft);font-size:14px;margin:0 0 26px}
            h2{font-size:19px;margin:38px 0 10px;padding-bottom:6px;border-bottom:1px solid var(--line)}p{margin:8px 0}
            .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(165px,1fr));gap:12px;margin:22px 0}.figure{background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:12px 16px}
            .figure b{display:block;font-size:23px;line-height:1.25;font-variant-numeric:tabular-nums}.figure span{color:var(--soft);font-size:13.5px}.figure.bad b{color:var(--bad)}
            .finding{border-left:4px solid var(--bad);background:var(--badbg);border-radius:0 8px 8px 0;padding:12px 18px;margin:12px 0}.finding.good{border-color:var(--good);background:var(--goodbg)}.finding p{margin:4px 0}
            .scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:14px;font-variant-numeric:tabular-nums}th{text-align:left;color:var(--soft);font-weight:600;white-space:nowrap}th,td{padding:6px 12px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}
            td.n,th.n{text-align:right}td.t{white-space:nowrap}code{font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}.caption{color:var(--soft);font-size:14px;margin:22px 0 0;font-weight:600}.yes{color:var(--bad);font-weight:650}
            svg{display:block;width:100%;height:auto;margin:10px 0}svg text{font:12px system-ui,sans-serif;fill:var(--soft)}svg .label{fill:var(--ink);font-size:13px}svg .bar{fill:var(--bar)}svg .bad{fill:var(--bad)}svg .grid{stroke:var(--line)}svg .mark{stroke:var(--bad);stroke-width:1.6}svg .marked{fill:var(--bad);font-weight:600}
            ol li{margin:7px 0}.small{color:var(--soft);font-size:14px}ul{padding-left:20px}
            @media print{:root{color-scheme:light;--ink:#000;--soft:#444;--line:#bbb;--paper:#fff;--panel:#fff;--bar:#4a7bb5;--bad:#a3241b;--badbg:#fff;--goodbg:#fff}body{font-size:11pt}main{max-width:none;padding:0}h2{break-after:avoid}tr,.figure,.finding,svg{break-inside:avoid}.scroll{overflow:visible}}
            @page{margin:16mm}
            """;

    private final StringBuilder page = new StringBuilder();
    private final Case found;

    private CaseHtml(Case found) {
        this.found = found;
    }

    /** The page. */
    public static String of(Case found, Instant now) {
        CaseHtml html = new CaseHtml(found);
        html.head(now);
        html.figures();
        html.entries();
        html.attackers();
        html.calls();
        html.advice();
        html.timeline();
        html.files();
        return html.page.append("</main></body></html>\n").toString();
    }

    private void head(Instant now) {
        add("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">"
                + "<meta name=\"referrer\" content=\"no-referrer\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<title>Incident report</title><style>" + STYLE + "</style></head><body><main>");
        add("<h1>Incident report</h1><p class=\"headline\">" + Safe.html(Headline.of(found)) + "</p>");
        add("<p class=\"meta\">Made by Ringfence on "
                + now.truncatedTo(ChronoUnit.MINUTES)
                        .toString()
                        .replace("T", " ")
                        .replace(":00Z", " UTC")
                        .replace("Z", " UTC")
                + " from " + Safe.some(found.lines(), "log line", "log lines")
                + ". All times are those of the logs’ own clock.</p>");
    }

    private void figures() {
        add("<div class=\"figures\">");
        figure(Safe.count(found.serious().size()), "attacking addresses", false);
        figure(Safe.count(found.serious().stream().mapToLong(Attacker::attempts).sum()), "attempts", false);
        figure(
                Safe.count(found.breakIns().stream()
                        .map(BreakIn::account)
                        .distinct()
                        .count()),
                "accounts broken into",
                !found.breakIns().isEmpty());
        figure(
                Safe.count(found.calls().size()),
                found.followed().isEmpty() ? "calls to be ended" : "costly calls",
                !found.calls().isEmpty());
        figure(
                Safe.money(found.costMicros(), found.currency()),
                found.estimated() ? "estimated cost" : "cost",
                found.costMicros() > 0);
        add("</div>");
    }

    private void figure(String value, String what, boolean bad) {
        add("<div class=\"figure" + (bad ? " bad" : "") + "\"><b>" + Safe.html(value) + "</b><span>" + what
                + "</span></div>");
    }

    private void entries() {
        add("<h2>How they got in</h2>");
        if (found.breakIns().isEmpty()) {
            String mood = found.successesLogged() && found.suspects().isEmpty() ? "finding good" : "finding";
            add("<div class=\"" + mood + "\"><p>" + Story.nobody(found) + "</p></div>");
        }
        for (BreakIn one : found.breakIns()) {
            add("<div class=\"finding\"><p><strong>" + Safe.html(Story.entry(one)) + "</strong></p><p class=\"small\">"
                    + (one.inferred() ? "First call: " : "Shown by ") + code(CaseMarkdown.where(one.place()))
                    + "</p></div>");
        }
    }

    private void attackers() {
        add("<h2>Who attacked, and what they tried</h2>");
        Story.who(found).forEach(who -> add("<p>" + Safe.html(who) + "</p>"));
        add("<p>" + Safe.html(Story.tried(found)) + "</p>");
        List<Charts.Mark> marks = found.breakIns().stream()
                .map(one -> new Charts.Mark(one.at(), "account " + one.account()))
                .toList();
        add(
                found.minutes().isEmpty()
                        ? ""
                        : "<p class=\"caption\">Lines of refused access over time; red: an account was got into</p>");
        add(Charts.overTime(found.minutes(), marks));
        List<Attacker> serious = found.serious();
        if (serious.isEmpty()) {
            return;
        }
        add("<p class=\"caption\">Attempts by address; red: got in</p>");
        add(Charts.ranks(
                serious.stream()
                        .limit(BARS)
                        .map(one -> new Charts.Rank(
                                one.host() + (one.country().isEmpty() ? "" : " (" + one.country() + ")"),
                                one.attempts(),
                                Safe.count(one.attempts()) + (one.gotIn() ? ", got in" : ""),
                                one.gotIn()))
                        .toList(),
                "Attempts by address; red got in"));
        add(
                "<div class=\"scroll\"><table><thead><tr><th>address</th><th>network</th><th>country</th><th class=\"n\">attempts</th><th class=\"n\">accounts</th><th>first</th><th>last</th><th>refused as</th></tr></thead><tbody>");
        for (Attacker one : serious.stream().limit(MOST).toList()) {
            add("<tr><td class=\"t" + (one.gotIn() ? " yes\">" : "\">") + Safe.html(one.host())
                    + (one.gotIn() ? "<br>got in" : "") + "</td><td class=\"t\">" + one.network() + "</td><td>"
                    + Safe.html(Story.country(one.country()))
                    + "</td><td class=\"n\">" + Safe.count(one.attempts()) + "</td><td class=\"n\">"
                    + one.accounts().size()
                    + "</td><td>" + Safe.time(one.first()) + "</td><td>" + Safe.time(one.last())
                    + "</td><td>" + Safe.html(Story.kinds(one)) + "</td></tr>");
        }
        add("</tbody></table></div>");
        more(serious.size());
    }

    private void calls() {
        if (found.calls().isEmpty()) {
            return;
        }
        add("<h2>" + (found.followed().isEmpty() ? Story.SUSPECT : Story.STOLEN) + "</h2><p>"
                + Safe.some(found.calls().size(), "call", "calls") + ", " + Safe.span(found.talkedSeconds())
                + " talked, " + Safe.html(CaseMarkdown.cost(found)) + ".</p>");
        Headline.suspects(found).forEach(one -> add("<div class=\"finding\"><p>" + Safe.html(one) + "</p></div>"));
        Map<String, Long> places = new LinkedHashMap<>();
        found.calls().forEach(call -> places.merge(place(call), call.costMicros(), Long::sum));
        add("<p class=\"caption\">Cost by destination</p>");
        add(Charts.ranks(
                places.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                        .limit(BARS)
                        .map(entry -> new Charts.Rank(
                                entry.getKey(), entry.getValue(), Safe.money(entry.getValue(), found.currency()), true))
                        .toList(),
                "Cost by destination"));
        add(
                "<div class=\"scroll\"><table><thead><tr><th>at</th><th>account</th><th>number</th><th>destination</th><th class=\"n\">talked</th><th class=\"n\">cost</th><th>shown by</th></tr></thead><tbody>");
        for (StolenCall call : found.calls().stream().limit(MOST).toList()) {
            add("<tr><td class=\"t\">" + Safe.time(call.at()) + "</td><td>" + Safe.html(call.account())
                    + "</td><td class=\"t\">" + Safe.html(call.number())
                    + "</td><td>" + Safe.html(place(call)) + "</td><td class=\"n\">" + Safe.span(call.seconds())
                    + "</td><td class=\"n t\">"
                    + Safe.money(call.costMicros(), found.currency()) + "</td><td>"
                    + code(CaseMarkdown.where(call.place())) + "</td></tr>");
        }
        add("</tbody></table></div>");
        more(found.calls().size());
    }

    private static String place(StolenCall call) {
        String country = Story.country(call.destination().country());
        return (country.isEmpty() ? "" : country + ", ")
                + call.destination().type().label();
    }

    private void advice() {
        add("<h2>What to change now</h2><ol>");
        Advice.of(found).forEach(advice -> add("<li>" + Safe.html(advice) + "</li>"));
        add("</ol>");
    }

    private void timeline() {
        if (found.timeline().isEmpty()) {
            return;
        }
        add("<h2>Timeline</h2><div class=\"scroll\"><table><tbody>");
        for (Moment moment : found.timeline().stream().limit(MOST).toList()) {
            boolean bad = moment.what().startsWith("break-in") || moment.what().startsWith("first call");
            add("<tr><td class=\"t\">" + Safe.time(moment.at()) + "</td><td" + (bad ? " class=\"yes\">" : ">")
                    + Safe.html(moment.what()) + "</td><td>"
                    + (moment.place().line() == 0 ? "" : code(CaseMarkdown.where(moment.place()))) + "</td></tr>");
        }
        add("</tbody></table></div>");
        more(found.timeline().size());
    }

    private void files() {
        add("<h2>Files read</h2><ul class=\"small\">");
        found.logs()
                .forEach(
                        log -> add("<li>" + code(log.file().toString()) + ": " + Safe.some(log.lines(), "line", "lines")
                                + ", " + Safe.some(log.messages(), "message", "messages") + "</li>"));
        found.records().forEach(record -> add("<li>" + Safe.html(record) + "</li>"));
        found.others().forEach(other -> add("<li>not understood: " + Safe.html(other) + "</li>"));
        add("</ul><p class=\"small\">" + Safe.some(found.hostileLines(), "line shows", "lines show")
                + " hostile or failed access. An address is named only where the form of a line proves it.</p>");
    }

    private void more(int all) {
        if (all > MOST) {
            add("<p class=\"small\">The first " + MOST + " of " + Safe.count(all)
                    + "; all of them are in the JSON.</p>");
        }
    }

    private static String code(String text) {
        return "<code>" + Safe.html(text) + "</code>";
    }

    private void add(String html) {
        page.append(html).append('\n');
    }
}
