package io.leadstone.server.settings;

import io.leadstone.adapter.rest.limit.RequestLimits;

/**
 * The limits of public requests and of widget sessions.
 *
 * @param perMinute public requests of one address in a minute; 0 sets no limit
 * @param perHour public requests of one address in an hour; 0 sets no limit
 * @param agentPerMinute registrations for one agent in a minute; 0 sets no limit
 * @param sessionPerMinute writes of one widget session in a minute; 0 sets no limit
 */
public record RateSettings(int perMinute, int perHour, int agentPerMinute, int sessionPerMinute) {

    static RateSettings read(SettingsSource source) {
        return new RateSettings(
                read(source, Setting.RATE_PER_MINUTE, RequestLimits.PER_MINUTE),
                read(source, Setting.RATE_PER_HOUR, RequestLimits.PER_HOUR),
                read(source, Setting.RATE_PER_AGENT, RequestLimits.AGENT_PER_MINUTE),
                read(source, Setting.RATE_PER_SESSION, RequestLimits.SESSION_PER_MINUTE));
    }

    private static int read(SettingsSource source, Setting setting, int defaultNumber) {
        return source.get(setting)
                .map(text -> ServerSettings.number(setting, text, 0, RequestLimits.MAX))
                .orElse(defaultNumber);
    }
}
