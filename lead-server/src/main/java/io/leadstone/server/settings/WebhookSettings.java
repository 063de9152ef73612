package io.leadstone.server.settings;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where webhooks may go.
 *
 * @param plainHttp to {@code http:} too
 * @param allowedHosts hosts that may have a private address, as urls name them
 */
public record WebhookSettings(boolean plainHttp, Set<String> allowedHosts) {

    static WebhookSettings read(SettingsSource source) {
        return new WebhookSettings(
                source.get(Setting.WEBHOOK_PLAIN_HTTP)
                        .map(WebhookSettings::yesOrNo)
                        .orElse(false),
                source.get(Setting.WEBHOOK_ALLOWED_HOSTS)
                        .map(WebhookSettings::hosts)
                        .orElse(Set.of()));
    }

    private static boolean yesOrNo(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new WrongSettingException(
                        Setting.WEBHOOK_PLAIN_HTTP, "must be true or false, not '" + text + "'");
        };
    }

    private static Set<String> hosts(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .map(WebhookSettings::host)
                .collect(Collectors.toSet());
    }

    private static String host(String name) {
        if (name.isEmpty() || name.contains("/") || name.contains("*") || name.contains(" ")) {
            throw new WrongSettingException(
                    Setting.WEBHOOK_ALLOWED_HOSTS, "must be names of hosts, with commas, not '" + name + "'");
        }
        return name;
    }
}
