package io.leadstone.server.settings;

import io.leadstone.adapter.webhook.http.AllowedHost;
import io.leadstone.adapter.webhook.secret.AesGcmSecretCipher;
import io.leadstone.application.port.out.webhook.SecretCipher;
import io.leadstone.application.port.out.webhook.WebhookSecurity;
import io.leadstone.domain.webhook.Webhook;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Settings of webhooks.
 *
 * @param plainHttp true if {@code http:} URLs are allowed
 * @param allowedHosts hosts that may have a private address, each as host, host:port or host:*
 * @param cipher encrypts the webhook secrets; empty if they are stored unencrypted
 * @param limit the maximum number of webhooks of a company, 1 to {@value #MAX_LIMIT}
 */
public record WebhookSettings(boolean plainHttp, Set<String> allowedHosts, Optional<SecretCipher> cipher, int limit) {

    /** Maximum of the limit. Each event of a company is sent to all of its webhooks. */
    static final int MAX_LIMIT = 1000;

    /** Returns the protection of webhooks, for the use cases and the dispatcher. */
    public WebhookSecurity security() {
        return new WebhookSecurity(cipher.orElse(SecretCipher.PLAIN), plainHttp);
    }

    static WebhookSettings read(SettingsSource source) {
        return new WebhookSettings(
                source.get(Setting.WEBHOOK_PLAIN_HTTP)
                        .map(text -> ServerSettings.yesOrNo(Setting.WEBHOOK_PLAIN_HTTP, text))
                        .orElse(false),
                source.get(Setting.WEBHOOK_ALLOWED_HOSTS)
                        .map(WebhookSettings::hosts)
                        .orElse(Set.of()),
                source.get(Setting.SECRET_KEY).map(WebhookSettings::cipher),
                source.get(Setting.WEBHOOK_LIMIT)
                        .map(text -> ServerSettings.number(Setting.WEBHOOK_LIMIT, text, 1, MAX_LIMIT))
                        .orElse(Webhook.DEFAULT_LIMIT));
    }

    private static SecretCipher cipher(String text) {
        try {
            return AesGcmSecretCipher.of(text);
        } catch (IllegalArgumentException wrong) {
            // The message contains no key.
            throw new WrongSettingException(Setting.SECRET_KEY, String.valueOf(wrong.getMessage()));
        }
    }

    private static Set<String> hosts(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .map(WebhookSettings::host)
                .collect(Collectors.toSet());
    }

    private static String host(String text) {
        try {
            AllowedHost.of(text);
            return text;
        } catch (IllegalArgumentException wrong) {
            throw new WrongSettingException(
                    Setting.WEBHOOK_ALLOWED_HOSTS,
                    "must be hosts separated by commas, each as host, host:port or host:*, not '" + text + "'");
        }
    }
}
