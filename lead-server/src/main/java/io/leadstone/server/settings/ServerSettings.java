package io.leadstone.server.settings;

import io.leadstone.domain.Coded;
import io.leadstone.domain.ConsentPurpose;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that the operator chose; {@link Setting} says what each means.
 *
 * @param port 0 for any free port
 * @param tokenSecret at least {@value #MIN_SECRET_BYTES} bytes; empty where sessions may end with the process
 */
public record ServerSettings(
        String host,
        int port,
        StoreSettings store,
        BootstrapSettings bootstrap,
        Optional<String> tokenSecret,
        JwtSettings jwt,
        Optional<String> defaultRegion,
        Set<ConsentPurpose> presetConsents,
        WebhookSettings webhooks) {

    /** As HS256 wants it (RFC 7518, section 3.2). */
    public static final int MIN_SECRET_BYTES = 32;

    private static final int MAX_PORT = 65_535;

    /**
     * The settings of this process's environment and of {@code configFile}, or else of the file that {@code LEADSTONE_CONFIG} names.
     *
     * @throws WrongSettingException naming the first one that is wrong
     */
    public static ServerSettings read(Optional<Path> configFile) {
        return read(System.getenv(), configFile);
    }

    /**
     * The settings of this environment; otherwise as {@link #read(Optional)}.
     *
     * @throws WrongSettingException naming the first one that is wrong
     */
    public static ServerSettings read(Map<String, String> environment, Optional<Path> configFile) {
        SettingsSource source = SettingsSource.read(environment, configFile);
        return new ServerSettings(
                source.get(Setting.HOST).orElse("127.0.0.1"),
                source.get(Setting.PORT).map(ServerSettings::port).orElse(8080),
                StoreSettings.read(source),
                BootstrapSettings.read(source),
                source.get(Setting.TOKEN_SECRET).map(text -> secret(Setting.TOKEN_SECRET, text)),
                JwtSettings.read(source),
                source.get(Setting.DEFAULT_REGION).map(ServerSettings::region),
                source.get(Setting.PRESET_CONSENT).map(ServerSettings::purposes).orElse(Set.of()),
                WebhookSettings.read(source));
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // answered below, like a number that is no port
        }
        throw new WrongSettingException(
                Setting.PORT, "must be a number from 0 to " + MAX_PORT + ", not '" + text + "'");
    }

    static String secret(Setting setting, String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length < MIN_SECRET_BYTES) {
            throw new WrongSettingException(setting, "needs at least " + MIN_SECRET_BYTES + " bytes");
        }
        return text;
    }

    private static String region(String text) {
        if (!Arrays.asList(Locale.getISOCountries()).contains(text)) {
            throw new WrongSettingException(
                    Setting.DEFAULT_REGION, "must be a country in two capital letters (ISO 3166), not '" + text + "'");
        }
        return text;
    }

    private static Set<ConsentPurpose> purposes(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .map(ServerSettings::purpose)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ConsentPurpose purpose(String code) {
        return Coded.find(ConsentPurpose.class, code)
                .orElseThrow(() -> new WrongSettingException(
                        Setting.PRESET_CONSENT,
                        "must be of " + Coded.codes(ConsentPurpose.class) + ", not '" + code + "'"));
    }

    /** Hides the secrets from logs. */
    @Override
    public String toString() {
        return "ServerSettings[" + host + ":" + port + ", " + store + "]";
    }
}
