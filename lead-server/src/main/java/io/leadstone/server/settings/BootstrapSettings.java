package io.leadstone.server.settings;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.OpaqueId;
import java.util.Optional;

/**
 * Settings of the first API key, which is created if the store never had one. Without an id it is {@code first}. A
 * secret that is missing is generated.
 */
public record BootstrapSettings(CompanyId company, Optional<String> apiKey, Optional<String> apiSecret) {

    private static final String COMPANY = "default";

    static BootstrapSettings read(SettingsSource source) {
        return new BootstrapSettings(
                company(source.get(Setting.BOOTSTRAP_COMPANY).orElse(COMPANY)),
                source.get(Setting.BOOTSTRAP_API_KEY),
                source.get(Setting.BOOTSTRAP_API_SECRET));
    }

    private static CompanyId company(String id) {
        try {
            return new CompanyId(id);
        } catch (IllegalArgumentException malformed) {
            throw new WrongSettingException(Setting.BOOTSTRAP_COMPANY, OpaqueId.RULE);
        }
    }

    /** Hides the secret from logs. */
    @Override
    public String toString() {
        return "BootstrapSettings[" + company + "]";
    }
}
