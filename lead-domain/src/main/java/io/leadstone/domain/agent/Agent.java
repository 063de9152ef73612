package io.leadstone.domain.agent;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.PlainText;
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
 * @param version 1 for a new agent; each change adds 1, also the change that adds an agent again after its removal
 */
public record Agent(
        AgentId id,
        CompanyId companyId,
        Optional<String> name,
        List<String> allowedOrigins,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /** The version of a new agent. */
    public static final long FIRST_VERSION = 1;

    /** The most characters of a name. */
    public static final int MAX_NAME = 100;

    /** The most origins of one agent. */
    public static final int MAX_ORIGINS = 50;

    /** The form of an origin: scheme, host and, where it is not the scheme's own, port. */
    public static final String ORIGIN_PATTERN = "https?://[A-Za-z0-9.\\-\\[\\]:]{1,255}";

    public Agent {
        name.ifPresent(text -> PlainText.requireSingleLine("name", text, MAX_NAME));
        allowedOrigins = List.copyOf(allowedOrigins);
        if (allowedOrigins.size() > MAX_ORIGINS
                || !allowedOrigins.stream().allMatch(origin -> origin.matches(ORIGIN_PATTERN))) {
            throw new IllegalArgumentException("allowed_origins must be at most " + MAX_ORIGINS + " web origins");
        }
        if (version < FIRST_VERSION) {
            throw new IllegalArgumentException("version must be at least " + FIRST_VERSION);
        }
    }

    /** An agent at {@link #FIRST_VERSION}. */
    public Agent(
            AgentId id,
            CompanyId companyId,
            Optional<String> name,
            List<String> allowedOrigins,
            Instant createdAt,
            Instant updatedAt) {
        this(id, companyId, name, allowedOrigins, createdAt, updatedAt, FIRST_VERSION);
    }

    /** Returns the next version of this agent, with these values. */
    public Agent revise(Optional<String> newName, List<String> newOrigins, Instant at) {
        return new Agent(id, companyId, newName, newOrigins, createdAt, at, version + 1);
    }

    /** Returns this agent as a store numbers it: at another version, created at another instant. */
    public Agent atVersion(long otherVersion, Instant otherCreatedAt) {
        return new Agent(id, companyId, name, allowedOrigins, otherCreatedAt, updatedAt, otherVersion);
    }

    @Override
    public String toString() {
        return "Agent[id=" + id + ", version=" + version + "]";
    }
}
