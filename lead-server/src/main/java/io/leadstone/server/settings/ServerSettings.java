package io.leadstone.server.settings;

import io.leadstone.adapter.libphonenumber.LibPhoneNumbers;
import io.leadstone.adapter.rest.cors.WebOrigin;
import io.leadstone.adapter.rest.request.EvidenceAddress;
import io.leadstone.application.port.in.privacy.RetentionRules;
import io.leadstone.application.port.out.CompanySettings;
import io.leadstone.application.port.out.SharedCompanySettings;
import io.leadstone.application.port.out.SuppressedCapture;
import io.leadstone.application.privacy.SuppressionKeys;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.Coded;
import io.leadstone.domain.lead.ConsentPurpose;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All settings of the server. {@link Setting} describes each of them.
 *
 * @param port the port, or 0 for any free port
 * @param trustedProxies addresses and networks of proxies that serve many clients
 * @param rates the limits of public requests
 * @param corsOrigins web origins whose pages may call all routes
 * @param evidenceAddress what a registration keeps of the client's address
 * @param minFormTime the time that a person needs at least to fill in a form; zero if the time is ignored
 * @param metrics the address of the metrics; empty if nothing is measured
 * @param tokenSecret at least {@value #MIN_SECRET_BYTES} bytes; empty if tokens and cursors need not survive a
 * restart
 * @param oldTokenSecrets token secrets that were replaced, whose withdrawal links stay valid
 * @param companies the choices of all companies
 * @param countTo the number up to which lists are counted, 1 to {@value PageRequest#MAX_COUNT}
 */
public record ServerSettings(
        String host,
        int port,
        Set<String> trustedProxies,
        RateSettings rates,
        Set<String> corsOrigins,
        EvidenceAddress evidenceAddress,
        Duration minFormTime,
        Optional<MetricsSettings> metrics,
        StoreSettings store,
        BootstrapSettings bootstrap,
        Optional<String> tokenSecret,
        List<String> oldTokenSecrets,
        int countTo,
        JwtSettings jwt,
        CompanySettings companies,
        Set<ConsentPurpose> presetConsents,
        RetentionRules retention,
        SuppressionKeys suppressionKeys,
        boolean accessLog,
        WebhookSettings webhooks) {

    /** Minimum length of a secret, in bytes, as HS256 requires it (RFC 7518, section 3.2). */
    public static final int MIN_SECRET_BYTES = 32;

    static final int MAX_PORT = 65_535;

    private static final int MAX_FORM_SECONDS = 3_600;

    static final String LOOPBACK = "127.0.0.1";

    /**
     * Reads the settings of the environment and of {@code configFile}. Without {@code configFile}, the file that
     * {@code LEADSTONE_CONFIG} names is read, if any.
     *
     * @throws WrongSettingException if a setting is wrong; it names the first one
     */
    public static ServerSettings read(Optional<Path> configFile) {
        return read(System.getenv(), configFile);
    }

    /**
     * Reads the settings as {@link #read(Optional)} does, from the given environment.
     *
     * @throws WrongSettingException if a setting is wrong; it names the first one
     */
    public static ServerSettings read(Map<String, String> environment, Optional<Path> configFile) {
        SettingsSource source = SettingsSource.read(environment, configFile);
        return new ServerSettings(
                source.get(Setting.HOST).orElse(LOOPBACK),
                source.get(Setting.PORT)
                        .map(text -> number(Setting.PORT, text, 0, MAX_PORT))
                        .orElse(8080),
                source.get(Setting.TRUSTED_PROXIES).map(TrustedProxies::read).orElse(Set.of()),
                RateSettings.read(source),
                source.get(Setting.CORS_ORIGINS).map(ServerSettings::origins).orElse(Set.of()),
                source.get(Setting.EVIDENCE_ADDRESS)
                        .map(ServerSettings::evidenceAddress)
                        .orElse(EvidenceAddress.FULL),
                Duration.ofSeconds(source.get(Setting.MIN_FORM_SECONDS)
                        .map(text -> number(Setting.MIN_FORM_SECONDS, text, 0, MAX_FORM_SECONDS))
                        .orElse(0)),
                MetricsSettings.read(source),
                StoreSettings.read(source),
                BootstrapSettings.read(source),
                source.get(Setting.TOKEN_SECRET).map(ServerSettings::tokenSecret),
                oldTokenSecrets(source),
                source.get(Setting.COUNT_TO)
                        .map(text -> number(Setting.COUNT_TO, text, 1, PageRequest.MAX_COUNT))
                        .orElse(PageRequest.DEFAULT_COUNT),
                JwtSettings.read(source),
                companies(source),
                source.get(Setting.PRESET_CONSENT).map(ServerSettings::purposes).orElse(Set.of()),
                RetentionSettings.read(source),
                source.get(Setting.SUPPRESSION_KEYS)
                        .map(ServerSettings::suppressionKeys)
                        .orElse(SuppressionKeys.NONE),
                source.get(Setting.ACCESS_LOG)
                        .map(text -> yesOrNo(Setting.ACCESS_LOG, text))
                        .orElse(false),
                WebhookSettings.read(source));
    }

    static int number(Setting setting, String text, int min, int max) {
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // The exception below reports it, as for a number out of range.
        }
        throw new WrongSettingException(
                setting, "must be a number from " + min + " to " + max + ", not '" + text + "'");
    }

    static boolean yesOrNo(Setting setting, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new WrongSettingException(setting, "must be true or false, not '" + text + "'");
        };
    }

    static String secret(Setting setting, String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length < MIN_SECRET_BYTES) {
            throw new WrongSettingException(setting, "must have at least " + MIN_SECRET_BYTES + " bytes");
        }
        return text;
    }

    /** A secret with a comma could not become one of the old secrets, which are separated by commas. */
    private static String tokenSecret(String text) {
        if (text.indexOf(',') >= 0) {
            throw new WrongSettingException(
                    Setting.TOKEN_SECRET,
                    "must not contain a comma, because " + Setting.TOKEN_OLD_SECRETS.key()
                            + " separates secrets by commas");
        }
        return secret(Setting.TOKEN_SECRET, text);
    }

    private static List<String> oldTokenSecrets(SettingsSource source) {
        Optional<String> old = source.get(Setting.TOKEN_OLD_SECRETS);
        if (old.isPresent() && source.get(Setting.TOKEN_SECRET).isEmpty()) {
            throw new WrongSettingException(
                    Setting.TOKEN_OLD_SECRETS, "has no effect without " + Setting.TOKEN_SECRET.key());
        }
        return old.map(text -> Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .map(each -> secret(Setting.TOKEN_OLD_SECRETS, each))
                        .toList())
                .orElse(List.of());
    }

    private static SuppressionKeys suppressionKeys(String text) {
        try {
            return SuppressionKeys.of(text);
        } catch (IllegalArgumentException wrong) {
            // The message contains no key.
            throw new WrongSettingException(Setting.SUPPRESSION_KEYS, String.valueOf(wrong.getMessage()));
        }
    }

    private static CompanySettings companies(SettingsSource source) {
        return new SharedCompanySettings(
                source.get(Setting.DEFAULT_REGION).map(ServerSettings::region),
                source.get(Setting.SUPPRESSED_CAPTURE)
                        .map(ServerSettings::suppressedCapture)
                        .orElse(SuppressedCapture.REFUSE));
    }

    private static SuppressedCapture suppressedCapture(String code) {
        return Coded.find(SuppressedCapture.class, code)
                .orElseThrow(() -> new WrongSettingException(
                        Setting.SUPPRESSED_CAPTURE,
                        "must be one of " + Coded.codes(SuppressedCapture.class) + ", not '" + code + "'"));
    }

    private static String region(String text) {
        if (!LibPhoneNumbers.supportedRegions().contains(text)) {
            throw new WrongSettingException(
                    Setting.DEFAULT_REGION,
                    "must be an ISO 3166 country code of two capital letters, not '" + text + "'");
        }
        return text;
    }

    private static Set<String> origins(String text) {
        Set<String> origins = Arrays.stream(text.split(",")).map(String::strip).collect(Collectors.toUnmodifiableSet());
        for (String origin : origins) {
            if (!WebOrigin.isValid(origin)) {
                throw new WrongSettingException(
                        Setting.CORS_ORIGINS,
                        "must be web origins such as https://crm.example, in lower case and without a default port,"
                                + " separated by commas, not '" + origin + "'");
            }
        }
        return origins;
    }

    private static EvidenceAddress evidenceAddress(String code) {
        return EvidenceAddress.of(code)
                .orElseThrow(() -> new WrongSettingException(
                        Setting.EVIDENCE_ADDRESS, "must be full, shortened or none, not '" + code + "'"));
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
                        "must contain only " + Coded.codes(ConsentPurpose.class) + ", not '" + code + "'"));
    }

    /** Hides the secrets from logs. */
    @Override
    public String toString() {
        return "ServerSettings[" + host + ":" + port + ", " + store + "]";
    }
}
