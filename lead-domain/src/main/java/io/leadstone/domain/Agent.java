package io.leadstone.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who captures leads for a company: a widget on a site, a bot. Its id is unique among all companies, because on the public route
 * it alone decides whose a lead is.
 *
 * @param name what people call it, at most {@value #MAX_NAME} characters
 * @param allowedOrigins the web origins (RFC 6454, for example {@code https://shop.example}) whose pages may register leads
 *     through it, at most {@value #MAX_ORIGINS}
 */
public record Agent(
        AgentId id,
        CompanyId companyId,
        Optional<String> name,
        List<String> allowedOrigins,
        Instant createdAt,
        Instant updatedAt) {

    /** The most characters of a name. */
    public static final int MAX_NAME = 100;

    /** The most origins of one agent. */
    public static final int MAX_ORIGINS = 50;

    /** The form of an origin: scheme, host and, where it is not the scheme's own, port. */
    public static final String ORIGIN_PATTERN = "https?://[A-Za-z0-9.\\-\\[\\]:]{1,255}";

    public Agent {
        name.ifPresent(text -> PlainText.requireLine("name", text, MAX_NAME));
        allowedOrigins = List.copyOf(allowedOrigins);
        if (allowedOrigins.size() > MAX_ORIGINS
                || !allowedOrigins.stream().allMatch(origin -> origin.matches(ORIGIN_PATTERN))) {
            throw new IllegalArgumentException("allowed_origins must be at most " + MAX_ORIGINS + " web origins");
        }
    }
}
