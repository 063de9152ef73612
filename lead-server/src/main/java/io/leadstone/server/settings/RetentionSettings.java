package io.leadstone.server.settings;

import io.leadstone.application.port.in.privacy.RetentionRules;
import java.time.Duration;
import java.util.Optional;

/** Reads the periods after which leads are purged. */
final class RetentionSettings {

    /** Maximum of a period: 100 years, in days. */
    static final int MAX_DAYS = 36_500;

    private RetentionSettings() {}

    static RetentionRules read(SettingsSource source) {
        return new RetentionRules(
                period(source, Setting.RETENTION_DAYS, (int) RetentionRules.DEFAULT_DELETED.toDays()),
                period(source, Setting.INACTIVE_DAYS, 0));
    }

    /** Returns the period; empty for 0 days. */
    private static Optional<Duration> period(SettingsSource source, Setting setting, int defaultDays) {
        int days = source.get(setting)
                .map(text -> ServerSettings.number(setting, text, 0, MAX_DAYS))
                .orElse(defaultDays);
        return days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days));
    }
}
