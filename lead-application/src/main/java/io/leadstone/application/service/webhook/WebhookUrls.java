package io.leadstone.application.service.webhook;

import io.leadstone.domain.failure.InvalidCommandException;
import java.util.Locale;

/**
 * Which schemes receivers may have.
 *
 * @param plainHttp whether {@code http} is fine too, for development
 */
public record WebhookUrls(boolean plainHttp) {

    String require(String url) {
        if (!plainHttp && !url.toLowerCase(Locale.ROOT).startsWith("https:")) {
            throw new InvalidCommandException("url", "must be https");
        }
        return url;
    }
}
