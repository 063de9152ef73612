package io.leadstone.server.settings;

import java.util.Optional;

/**
 * The address and port of the metrics.
 *
 * @param port the port, or 0 for any free port
 */
public record MetricsSettings(String host, int port) {

    static Optional<MetricsSettings> read(SettingsSource source) {
        Optional<String> host = source.get(Setting.METRICS_HOST);
        Optional<String> port = source.get(Setting.METRICS_PORT);
        if (host.isPresent() && port.isEmpty()) {
            throw new WrongSettingException(
                    Setting.METRICS_HOST, "has no effect without " + Setting.METRICS_PORT.key());
        }
        return port.map(text -> new MetricsSettings(
                host.orElse(ServerSettings.LOOPBACK),
                ServerSettings.number(Setting.METRICS_PORT, text, 0, ServerSettings.MAX_PORT)));
    }
}
