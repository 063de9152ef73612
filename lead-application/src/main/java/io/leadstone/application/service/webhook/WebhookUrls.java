package io.leadstone.application.service.webhook;

import io.leadstone.domain.failure.InvalidCommandException;
import java.util.Locale;

/**
 * Checks the scheme of webhook urls.
 *
 * @param plainHttp true if {@code http} is allowed, too, for development
 */
public record WebhookUrls(boolean plainHttp) {

    String require(String url) {
        if (!plainHttp && !url.toLowerCase(Locale.ROOT).startsWith("https:")) {
            throw new InvalidCommandException("url", "must be https");
        }
        return url;
    }
}
