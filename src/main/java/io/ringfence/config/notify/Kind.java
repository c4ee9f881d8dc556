package io.ringfence.config.notify;

import java.util.Locale;

/** In which language a receiver is told. */
public enum Kind {
    /** JSON to any HTTP server, signed. */
    WEBHOOK,
    /** What Slack, Mattermost and Rocket.Chat call an incoming webhook. */
    SLACK,
    /** A bot of Telegram. */
    TELEGRAM,
    /** A workflow of Microsoft Teams. */
    TEAMS,
    /** PagerDuty's Events API v2. */
    PAGERDUTY,
    /** Prometheus Alertmanager's API v2. */
    ALERTMANAGER,
    /** RFC 5424. */
    SYSLOG,
    /** E-mail by SMTP. */
    MAIL,
    /** A program of this machine. */
    SCRIPT;

    /** As it is written. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
